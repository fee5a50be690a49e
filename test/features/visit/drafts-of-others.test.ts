import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';
import { expectProblem, says } from '../mistakes.ts';
import { anthony, claude, homeOf, zoe } from '../people.ts';
import { day, drafts, minute, signInWith, tooLate } from './too-late.ts';

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
  const bad = [
    mark.slice(0, -2),
    `${mark.slice(0, 12)}${mark[12] === 'A' ? 'B' : 'A'}${mark.slice(13)}`,
    'x',
    '',
    'x'.repeat(9000),
  ];
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
