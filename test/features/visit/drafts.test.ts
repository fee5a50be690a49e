import { expect, test } from 'vitest';
import { clean as cleanSite } from '../../support/cleaning.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectProblem, says } from '../mistakes.ts';
import { anthony, claude, homeOf, towardsCode, zoe } from '../people.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Goes on signing in with the reader's own browser. */
async function signInWith(
  site: TestSite,
  reader: Reader,
  who: { identifier: string; password: string },
): Promise<ReadPage> {
  await towardsCode(reader, who);
  if (reader.page?.url.pathname.endsWith('/envoi')) await reader.submit({ channel: 'sms' });
  return reader.submit({ code: await newestCode(site) });
}

/** Anthony on the page of the first emergency question, whose stored answer is yes; then his visit ends. */
async function tooLate(site: TestSite): Promise<{ reader: Reader; path: string; body: URLSearchParams }> {
  const { reader } = await signIn(site, anthony);
  const path = `${await homeOf(reader)}/urgence/professionnels`;
  await reader.open(path);
  const body = new URLSearchParams({ ...reader.hidden(), answer: 'no' });
  site.world.pass(16 * minute);
  return { reader, path, body };
}

const drafts = (site: TestSite) => site.world.db.selectFrom('draft').selectAll().execute();
const choices = (site: TestSite) => site.world.db.selectFrom('emergency_choice').selectAll().execute();

test('what was typed when the visit ended comes back after signing in, and is sent by a press alone', async () => {
  const site = await freshSite();
  const { reader, path } = await tooLate(site);
  const before = await choices(site);
  const ended = await reader.submit({ answer: 'no' });
  expectProblem(ended, 'ended');
  expect(says(ended, 'visit:kept.title')).toBe(true);
  expect(ended.headers.get('Cache-Control')).toBe('no-store');
  const back = await signInWith(site, reader, anthony);
  expect([back.status, back.url.pathname]).toEqual([200, path]);
  expect(back.value('answer')).toBe('no');
  expect(says(back, 'visit:kept.back-title')).toBe(true);
  expect(await choices(site)).toEqual(before);
  expect((await reader.open(path)).value('answer')).toBe('no');
  expect((await reader.submit()).url.pathname).toBe(path.replace('/professionnels', ''));
  expect(await choices(site)).not.toEqual(before);
  expect(says(await reader.open(path), 'visit:kept.back-title')).toBe(false);
  expect(await drafts(site)).toEqual([]);
});

test('it is led to once; afterwards « home » is home', async () => {
  const site = await freshSite();
  const { reader, path } = await tooLate(site);
  await reader.submit({ answer: 'no' });
  expect((await signInWith(site, reader, anthony)).url.pathname).toBe(path);
  expect(await homeOf(reader)).toBe(path.replace('/urgence/professionnels', ''));
});

test('a browser that was closed meanwhile, and has no cookie any more, loses nothing either', async () => {
  const site = await freshSite();
  const { path, body } = await tooLate(site);
  const anew = new Reader(site.origin);
  expectProblem(await anew.post(path, body), 'ended');
  expect((await signInWith(site, anew, anthony)).value('answer')).toBe('no');
});

test('a page of signing in that was open already loses nothing', async () => {
  const site = await freshSite();
  const { reader, path, body } = await tooLate(site);
  await reader.open('/fr/connexion');
  expectProblem(await reader.post(path, body), 'ended');
  expect((await signInWith(site, reader, anthony)).value('answer')).toBe('no');
});

test('it comes back in the language of the day; a press of a language button loses nothing', async () => {
  const site = await freshSite();
  const { reader, path } = await tooLate(site);
  expectProblem(await reader.switchTo('ar', { answer: 'no' }), 'ended', 'ar');
  const back = await signInWith(site, reader, anthony);
  expect(back.url.pathname).toBe(path);
  expect((await reader.open(path.replace('/fr/', '/ar/'))).value('answer')).toBe('no');
});

test('a script gets the same as a part of a page', async () => {
  const site = await freshSite();
  const { reader, path, body } = await tooLate(site);
  const page = await reader.post(path, body, { 'HX-Request': 'true' });
  expectKept(page);
  expect(page.html).not.toContain('<html');
  expect(await drafts(site)).toHaveLength(1);
});

function expectKept(page: ReadPage): void {
  expect(page.status).toBe(403);
  expect(says(page, 'visit:kept.title')).toBe(true);
}

test('another account gets nothing, and nothing is lost by that', async () => {
  const site = await freshSite();
  const { reader, path } = await tooLate(site);
  await reader.submit({ answer: 'no' });
  const page = await signInWith(site, reader, claude);
  expect(page.url.pathname).toMatch(/^\/fr\/dmp\/[\w-]{22}$/);
  expect(page.url.pathname).not.toBe(path.replace('/urgence/professionnels', ''));
  expectProblem(await reader.open(path), 404);
  const own = await reader.open(`${await homeOf(reader)}/urgence/professionnels`);
  expect(says(own, 'visit:kept.back-title')).toBe(false);
  expect(await drafts(site)).toHaveLength(1);
});

test('what the first person typed is not shown to the second who signs in with the same browser', async () => {
  const site = await freshSite();
  const { reader: one } = await signIn(site, { ...zoe, channel: 'sms' });
  expect(one.page?.url.pathname).toBe('/fr/premiere-connexion/email');
  const body = new URLSearchParams({ ...one.hidden(), email: 'zoe@example.org' });
  site.world.pass(16 * minute);
  const { reader: two } = await signIn(site, anthony);
  const page = await two.post('/fr/premiere-connexion/email', body);
  expect(page.html).not.toContain('zoe@example.org');
  expect(await drafts(site)).toEqual([]);
});

test('no password and no code is kept, nor a field that the page does not have', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...zoe, channel: 'sms' });
  await reader.submit({}, { name: 'none', value: 'yes' });
  expect(reader.page?.url.pathname).toBe('/fr/premiere-connexion/mot-de-passe');
  site.world.pass(16 * minute);
  const page = await reader.submit({ password: 'lampe tortue papier citron violet' });
  expectProblem(page, 'ended');
  expect(says(page, 'visit:kept.title')).toBe(false);
  expect(await drafts(site)).toEqual([]);
  const late = await tooLate(site);
  late.body.set('password', 'lampe');
  late.body.set('anything', 'else');
  await late.reader.post(late.path, late.body);
  const [row] = await drafts(site);
  const kept = JSON.parse(site.world.keys.open('draft', row?.id ?? '', row?.sealed ?? ''));
  expect(kept.values).toEqual({ answer: 'no' });
  expect(`${row?.sealed}`).not.toContain('urgence');
});

test('a mark that is changed, of another page, made up or a day old keeps nothing', async () => {
  const site = await freshSite();
  const { reader, path, body } = await tooLate(site);
  const mark = body.get('_mark') ?? '';
  const bad = [mark.slice(0, -2), `${mark.slice(0, 12)}A${mark.slice(13)}`, 'x', '', 'x'.repeat(9000)];
  for (const other of bad) {
    body.set('_mark', other);
    const page = await reader.post(path, body);
    expect(says(page, 'visit:kept.title'), other.slice(0, 30)).toBe(false);
  }
  body.set('_mark', mark);
  const elsewhere = await reader.post(path.replace('professionnels', 'centre-15'), body);
  expect(says(elsewhere, 'visit:kept.title')).toBe(false);
  site.world.pass(day);
  expect(says(await reader.post(path, body), 'visit:kept.title')).toBe(false);
  expect(await drafts(site)).toEqual([]);
});

test('no other site can have anything kept', async () => {
  const site = await freshSite();
  const { reader, path, body } = await tooLate(site);
  expectProblem(await reader.post(path, body, { 'Sec-Fetch-Site': 'cross-site' }), 403);
  expect(await drafts(site)).toEqual([]);
});

test('a draft waits a day; the same form sent again and again fills no disk', async () => {
  const site = await freshSite();
  const { reader, path, body } = await tooLate(site);
  for (let time = 0; time < 25; time += 1) {
    site.world.pass(1000);
    await reader.post(path, body);
  }
  expect(await drafts(site)).toHaveLength(20);
  site.world.pass(day);
  const back = await signInWith(site, reader, anthony);
  expect(back.url.pathname).toBe(path.replace('/urgence/professionnels', ''));
  await cleanSite(site);
  expect(await drafts(site)).toEqual([]);
});

test('what was typed before somebody else changed the answer is shown beside it', async () => {
  const site = await freshSite();
  const { reader, path } = await tooLate(site);
  await reader.submit({ answer: 'no' });
  await site.world.db.updateTable('emergency_choice').set({ confirmed: 0 }).execute();
  const page = await signInWith(site, reader, anthony);
  expect(page.url.pathname).toBe(path);
  expect(says(page, 'visit:conflict.title')).toBe(true);
});
