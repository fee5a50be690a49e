import { expect, test } from 'vitest';
import { dominique } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake, says } from '../mistakes.ts';
import { anthony, claude, minor, ruth, unknown } from '../people.ts';

/** Claude's record is closed. */
async function closeRecord(site: TestSite): Promise<void> {
  const { db, keys } = site.world;
  const insured = await db
    .selectFrom('insured')
    .select('id')
    .where('nir_lookup', '=', keys.lookup('nir', claude.nir.replaceAll(' ', '')))
    .executeTakeFirstOrThrow();
  await db.updateTable('record').set({ status: 'closed' }).where('insured_id', '=', insured.id).execute();
}

async function ask(site: TestSite, number: string): Promise<ReadPage> {
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/demande');
  return reader.submit({ number, 'number-again': number });
}

/** The page as it is, but for what is masked anew in each answer. */
const withoutTokens = ({ html }: ReadPage): string => html.replace(/(name="_csrf" value=")[^"]*/g, '$1');

test('whoever the number is, the page is the same; the message alone tells the difference', async () => {
  const site = await freshSite();
  await closeRecord(site);
  const numbers = [dominique.number, ruth.number, unknown, minor, anthony.nir, claude.nir];
  const pages: ReadPage[] = [];
  for (const number of numbers) pages.push(await ask(site, number));
  const [first] = pages;
  for (const page of pages) {
    expect(page.status).toBe(200);
    expect(page.url.pathname).toBe('/fr/creation/demande/envoyee');
    expect(withoutTokens(page)).toBe(first && withoutTokens(first));
  }
  expect(first && says(first, 'creation:asked.email')).toBe(true);
});

test.each([
  ['known', dominique.number, 'creation-code', 'email'],
  ['known, without an e-mail', ruth.number, 'creation-code', 'letter'],
  ['a minor’s', minor, 'creation-minor', 'letter'],
  ['of somebody who has a record', anthony.nir, 'record-exists', 'email'],
  ['of somebody whose record is closed', claude.nir, 'record-closed', 'email'],
] as const)('a number that is %s: one message says so', async (_name, number, kind, channel) => {
  const site = await freshSite();
  await closeRecord(site);
  await ask(site, number);
  expect(await site.messages()).toMatchObject([{ kind, channel }]);
});

test('an unknown number gets no message', async () => {
  const site = await freshSite();
  await ask(site, unknown);
  expect(await site.messages()).toEqual([]);
});

test('a wrong number, a wrong date and a wrong code are told alike', async () => {
  const site = await freshSite();
  const typed = { ...dominique, code: 'ADEF GHJK MNPR' };
  for (const given of [typed, { ...typed, number: unknown }, { ...typed, 'birth-day': '27' }]) {
    const reader = new Reader(site.origin);
    await reader.open('/fr/creation/mon-code');
    const page = await reader.submit(given);
    expectMistake(page, { field: 'code', key: 'creation:code.wrong' });
    expect(page.mistakes).toHaveLength(1);
    for (const [field, value] of Object.entries(given)) expect(page.value(field)).toBe(value);
  }
});

test('the fourth request of a day for one number is refused alike, known or not', async () => {
  const site = await freshSite();
  for (const number of [dominique.number, unknown]) {
    for (let count = 0; count < 3; count += 1) expect((await ask(site, number)).status).toBe(200);
    const page = await ask(site, number);
    expectMistake(page, { field: '', key: 'creation:ask.too-many-today' });
    expect(page.value('number-again')).toBe(number);
  }
  site.world.pass(24 * 3_600_000 + 1000);
  expect((await ask(site, dominique.number)).status).toBe(200);
});
