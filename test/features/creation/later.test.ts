import { expect, test } from 'vitest';
import { prove } from '../../support/creation.ts';
import { askForCode, createRecord, dominique, verifyEmail } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode } from '../../support/site.ts';
import { expectMistake, says } from '../mistakes.ts';

const at = (reader: Reader): string => reader.page?.url.pathname.replace('/fr/creation/', '') ?? '';

test('whoever stops at a step goes on there with the same code in another browser, answers kept', async () => {
  const site = await freshSite();
  const code = await askForCode(site, new Reader(site.origin));
  const steps: [string, (reader: Reader) => Promise<unknown>][] = [
    ['identite', reader => reader.submit({ me: 'yes' })],
    ['contact', reader => reader.submit({ channel: 'email' })],
    ['email', reader => reader.submit({ email: 'dominique@example.com' })],
    [
      'contact/code',
      async reader => {
        // A one-time code is of the browser that asked for it: here another one is asked for.
        expect(reader.page && says(reader.page, 'common:code.over')).toBe(true);
        await reader.submit({}, { name: 'again', value: 'yes' });
        return reader.submit({ code: await newestCode(site) });
      },
    ],
    ['conditions', reader => reader.submit({ accept: 'yes' })],
    ['verification', async () => {}],
  ];
  for (const [step, goOn] of steps) {
    site.world.pass(24 * 3_600_000);
    const reader = new Reader(site.origin);
    await prove(site, { code }, reader);
    expect(at(reader), step).toBe(step);
    await goOn(reader);
    await reader.open('/fr/creation/plus-tard');
    expect((await reader.submit()).url.pathname, step).toBe('/fr/creation/a-plus-tard');
    expect((await reader.open('/fr/creation/contact')).url.pathname, step).toBe('/fr/creation/mon-code');
  }
  const last = new Reader(site.origin);
  expect((await prove(site, { code }, last)).text()).toContain('dominique@example.com');
  expect((await last.submit()).url.pathname).toBe('/fr/creation/identifiants');
});

test('the page to print says what to keep and until when, and tells neither number, name nor code', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  await prove(site, { code }, reader);
  await reader.submit({ me: 'yes' });
  const link = reader.page?.root.querySelectorAll('main a').map(a => a.getAttribute('href'));
  expect(link).toContain('/fr/creation/plus-tard');
  const page = await reader.open('/fr/creation/plus-tard');
  expect(says(page, 'creation:later.until', { date: '2 mai 2026' })).toBe(true);
  expect(page.root.querySelector('button[data-script="print"]')).not.toBeNull();
  expect(page.text()).toContain('localhost:3000');
  expect(page.html).not.toMatch(new RegExp(`${code}|215 ?189|Dominique|PAT-TROIS`));
  const end = await reader.submit();
  expect(says(end, 'creation:stopped.text', { date: '2 mai 2026' })).toBe(true);
  expect(end.html).not.toMatch(/215 ?189|Dominique/);
});

test('stopping in one tab closes the other; stopping twice is harmless; nobody else sees the page', async () => {
  const site = await freshSite();
  const one = new Reader(site.origin);
  await prove(site, { code: await askForCode(site, one) }, one);
  await one.submit({ me: 'yes' });
  const two = one.twin();
  await two.open('/fr/creation/contact');
  await one.open('/fr/creation/plus-tard');
  const again = new URLSearchParams(one.hidden());
  await one.submit();
  expect((await one.post('/fr/creation/plus-tard', again)).url.pathname).toBe('/fr/creation/a-plus-tard');
  expect((await two.submit({ channel: 'email' })).url.pathname).toBe('/fr/creation/mon-code');
  const stranger = new Reader(site.origin);
  expect((await stranger.open('/fr/creation/plus-tard')).url.pathname).toBe('/fr/creation/mon-code');
  expect((await stranger.open('/fr/creation/a-plus-tard')).url.pathname).toBe('/fr/creation');
});

test('answers given with one code are not read with a second one, and the page says so kindly', async () => {
  const site = await freshSite();
  const first = await askForCode(site, new Reader(site.origin));
  const second = await askForCode(site, new Reader(site.origin));
  const reader = new Reader(site.origin);
  expect(says(await prove(site, { code: first }, reader), 'creation:identity.begun')).toBe(false);
  await reader.submit({ me: 'yes' });
  await verifyEmail(site, reader);
  const other = new Reader(site.origin);
  const page = await prove(site, { code: second }, other);
  expect(page.url.pathname).toBe('/fr/creation/identite');
  expect(says(page, 'creation:identity.begun')).toBe(true);
  expect(page.html).not.toContain('example.org');
  expect((await prove(site, { code: first }, other)).url.pathname).toBe('/fr/creation/conditions');
});

test('a second request says that the earlier code is good too, on the page and in the message', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await askForCode(site, reader);
  expect(reader.page && says(reader.page, 'creation:asked.old')).toBe(true);
  await askForCode(site, reader);
  expect((await site.messages())[0]?.text).toContain('Votre ancien code marche aussi.');
});

test('somebody with another’s number and birth date, and no code, learns nothing', async () => {
  const site = await freshSite();
  await createRecord(site);
  const wrong = { field: 'code', key: 'creation:code.wrong' };
  for (const number of [dominique.number, '1 80 03 2B 020 401 23'])
    expectMistake(await prove(site, { number, code: 'ADEF GHJK MNPR' }), wrong);
});
