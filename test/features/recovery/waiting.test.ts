import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean, expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { back, newPassword, prove, refusalIn, refuse } from './way-back.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

/** Somebody with the number, the birth date and the mailbox alone, who asks to wait. */
async function beginWait(site: TestSite): Promise<Reader> {
  const reader = await back(site);
  await prove(site, reader, 'email');
  await reader.submit({ way: 'none' });
  await reader.submit();
  return reader;
}

/** Another browser, with the mailbox again. Gives the browser where that led. */
async function comeBack(site: TestSite): Promise<Reader> {
  const reader = await back(site);
  await prove(site, reader, 'email');
  return reader;
}

test('one way alone gets nothing before 72 hours; the page says the day and the hour', async () => {
  const site = await freshSite();
  const reader = await beginWait(site);
  const { page } = reader;
  expect(page?.url.pathname).toBe('/fr/retrouver/attente');
  const values = { date: '6 mars 2026', hour: '11 h 00' };
  expect(page && says(page, 'recovery:waiting.until', values)).toBe(true);
  expect(page && says(page, 'recovery:waiting.end', { date: '13 mars 2026' })).toBe(true);
  expect((await reader.open('/fr/retrouver/mot-de-passe')).url.pathname).toBe('/fr/retrouver/attente');
  site.world.pass(71 * hour);
  const early = await comeBack(site);
  expect(early.page?.url.pathname).toBe('/fr/retrouver/attente');
  expect((await early.open('/fr/retrouver/mot-de-passe')).url.pathname).toBe('/fr/retrouver/attente');
  expect((await early.post('/fr/retrouver/mot-de-passe', 'password=x')).status).toBeGreaterThanOrEqual(400);
});

test('the owner is told by e-mail, by SMS and by letter when a wait begins', async () => {
  const site = await freshSite();
  await beginWait(site);
  const told = (await site.messages()).filter(({ kind }) => kind === 'recovery-started');
  expect(new Set(told.map(({ channel }) => channel))).toEqual(new Set(['email', 'sms', 'letter']));
  for (const { text } of told) {
    expect(clean(text)).toContain('6 mars 2026');
    expect(text).not.toContain(anthony.identifier);
  }
});

test('after 72 hours the same way, proven again in any browser, lets the person in, for 7 days', async () => {
  const site = await freshSite();
  await beginWait(site);
  site.world.pass(72 * hour);
  const other = await back(site);
  await prove(site, other, 'sms');
  expect(other.page?.url.pathname).toBe('/fr/retrouver/attente');
  const reader = await comeBack(site);
  expect(reader.page?.url.pathname).toBe('/fr/retrouver/mot-de-passe');
  expect((await reader.submit({ password: newPassword })).url.pathname).toBe('/fr/retrouver/fin');
  const { page } = await signIn(site, { ...anthony, password: newPassword });
  expect(page.url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('a wait that nobody came back to is over after its 7 days, and a new one can begin', async () => {
  const site = await freshSite();
  await beginWait(site);
  site.world.pass(10 * day + hour);
  const reader = await comeBack(site);
  expect(reader.page?.url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
  await reader.submit({ way: 'none' });
  expect((await reader.submit()).url.pathname).toBe('/fr/retrouver/attente');
});

test.each([1, 71, 73])(
  '« Ce n’est pas moi » stops the wait at hour %i; the owner is not shut out',
  async hours => {
    const site = await freshSite();
    await beginWait(site);
    const number = refusalIn(await site.messages(), 'recovery-started', 'letter');
    site.world.pass(hours * hour);
    const thief = await comeBack(site);
    const shown = await refuse(site, number);
    expect(says(shown.asked, 'refusal:confirm.what-wait')).toBe(true);
    expect(shown.done.url.pathname).toBe('/fr/pas-moi/fait');
    expect((await thief.open('/fr/retrouver/mot-de-passe')).url.pathname).toBe('/fr/retrouver');
    site.world.pass(61_000);
    expect((await signIn(site, anthony)).page.url.pathname).toMatch(/^\/fr\/dmp\//);
  },
);

test('after a refusal one way alone is not enough for 30 days, and two are', async () => {
  const site = await freshSite();
  await beginWait(site);
  await refuse(site, refusalIn(await site.messages(), 'recovery-started', 'sms'));
  site.world.pass(20 * day);
  const thief = await comeBack(site);
  const page = await thief.submit({ way: 'none' });
  expect(page.url.pathname).toBe('/fr/retrouver/deux-moyens');
  expect(says(page, 'recovery:closed.until', { date: '2 avril 2026' })).toBe(true);
  expect((await thief.open('/fr/retrouver/un-seul-moyen')).url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
  const owner = await comeBack(site);
  await prove(site, owner, 'sms');
  expect(owner.page?.url.pathname).toBe('/fr/retrouver/mot-de-passe');
  site.world.pass(11 * day);
  const later = await comeBack(site);
  expect((await later.submit({ way: 'none' })).url.pathname).toBe('/fr/retrouver/un-seul-moyen');
});

test.each(['recovery-started', 'recovery-done'] as const)(
  'after the end, the number of « %s » suspends the account and ends its sessions',
  async kind => {
    const site = await freshSite();
    await beginWait(site);
    site.world.pass(72 * hour);
    const thief = await comeBack(site);
    await thief.submit({ password: newPassword });
    const number = refusalIn(await site.messages(), kind, 'letter');
    const { reader: inside } = await signIn(site, { ...anthony, password: newPassword });
    site.world.pass(7 * day - 5 * 60_000);
    const { reader: later } = await signIn(site, { ...anthony, password: newPassword });
    const { asked } = await refuse(site, number);
    expect(says(asked, 'refusal:confirm.what-account')).toBe(true);
    expectProblem(await later.open('/fr/accueil'), 'ended');
    expect(inside.page?.status).toBe(200);
    const reader = new Reader(site.origin);
    await reader.open('/fr/connexion');
    const page = await reader.submit({ identifier: anthony.identifier, password: newPassword });
    expectMistake(page, { field: 'identifier', key: 'sign-in:password.wrong' });
  },
);

test('two people who begin a wait at once begin one, and are told once', async () => {
  const site = await freshSite();
  const [one, two] = [await back(site), await back(site)];
  await prove(site, one, 'email');
  await prove(site, two, 'sms');
  for (const reader of [one, two]) await reader.submit({ way: 'none' });
  await Promise.all([one.submit(), two.submit()]);
  for (const reader of [one, two]) expect(reader.page?.url.pathname).toBe('/fr/retrouver/attente');
  const told = (await site.messages()).filter(({ kind }) => kind === 'recovery-started');
  expect(told.filter(({ channel }) => channel === 'letter')).toHaveLength(1);
});
