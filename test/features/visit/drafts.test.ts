import { expect, test } from 'vitest';
import { clean as cleanSite } from '../../support/cleaning.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectProblem, says } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
import { choices, day, drafts, signInWith, tooLate } from './too-late.ts';

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
