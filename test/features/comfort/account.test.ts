import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { anthony, zoe } from '../people.ts';

const cookie = 'mon-dmp-confort';

const looksOf = (site: TestSite) => site.world.db.selectFrom('account_look').selectAll().execute();
const shown = (reader: Reader): string =>
  reader.page?.root.querySelector('#page')?.getAttribute('data-look') ?? '?';

async function choose(reader: Reader, fields: Record<string, string>): Promise<void> {
  await reader.open('/fr/confort');
  await reader.submit(fields);
}

test('what is chosen while signed in is there on another device after signing in', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...anthony, channel: 'sms' });
  await choose(reader, { text: '200', contrast: 'more' });
  expect(reader.page?.text()).toContain('Vous les retrouvez sur tous vos appareils.');
  site.world.pass(3_600_000);
  const other = await signIn(site, { ...anthony, channel: 'sms' });
  expect(shown(other.reader)).toBe('text-200 contrast-more');
  expect(other.reader.cookies.get(cookie)).toBe('text-200.contrast-more');
});

test('the account’s choice goes before the one of the device, and is sealed', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...anthony, channel: 'sms' });
  await choose(reader, { theme: 'dark' });
  const [row] = await looksOf(site);
  expect(row?.sealed).not.toContain('theme');
  site.world.pass(3_600_000);
  const device = new Reader(site.origin);
  await choose(device, { text: '150' });
  await device.open('/fr/connexion');
  expect(shown(device)).toBe('text-150');
  await device.submit({ identifier: anthony.identifier, password: anthony.password });
  await device.submit({ channel: 'sms' });
  await device.submit({ code: await newestCode(site) });
  expect(shown(device)).toBe('theme-dark');
  expect(device.cookies.get(cookie)).toBe('theme-dark');
});

test('an account that never chose leaves the device as it is, and takes nothing from it', async () => {
  const site = await freshSite();
  const device = new Reader(site.origin);
  await choose(device, { spacing: 'wide' });
  await device.open('/fr/connexion');
  await device.submit({ identifier: anthony.identifier, password: anthony.password });
  await device.submit({ channel: 'sms' });
  await device.submit({ code: await newestCode(site) });
  expect(shown(device)).toBe('spacing-wide');
  expect(await looksOf(site)).toEqual([]);
});

test('back to the start is a choice too: the account brings it to every device', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...anthony, channel: 'sms' });
  await choose(reader, { text: '200' });
  await reader.submit({}, { name: 'reset', value: 'yes' });
  expect(shown(reader)).toBe('');
  expect(await looksOf(site)).toHaveLength(1);
});

test('one account’s choice is nobody else’s, and a trial is not kept', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...anthony, channel: 'sms' });
  await reader.open('/fr/confort');
  await reader.submit({ text: '150' }, { name: 'try', value: 'yes' });
  expect(await looksOf(site)).toEqual([]);
  await choose(reader, { text: '200' });
  const other = await signIn(site, zoe);
  expect(shown(other.reader)).toBe('');
});

test('the journal has nothing of it', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...anthony, channel: 'sms' });
  const count = async () => (await site.world.db.selectFrom('journal_entry').selectAll().execute()).length;
  const before = await count();
  await choose(reader, { text: '200' });
  expect(await count()).toBe(before);
});

test('after signing out, the pages still look as they were chosen', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...anthony, channel: 'sms' });
  await choose(reader, { text: '200' });
  const csrf = reader.page?.root.querySelector('.sign-out [name="_csrf"]')?.getAttribute('value') ?? '';
  const page = await reader.post('/fr/deconnexion', new URLSearchParams({ _csrf: csrf }));
  expect(page.url.pathname).toBe('/fr/au-revoir');
  expect(shown(reader)).toBe('text-200');
});
