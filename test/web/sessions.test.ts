import type { SessionData } from 'express-session';
import { expect, test } from 'vitest';
import { takeFromLimit } from '../../server/storage/limits.ts';
import { newSessions } from '../../server/web/open-session.ts';
import { SessionStore } from '../../server/web/session-store.ts';
import type { World } from '../../server/world.ts';
import { expectProblem } from '../features/mistakes.ts';
import { anthony, homeOf, towardsCode } from '../features/people.ts';
import { askForCode, dominique, signIn } from '../support/journeys.ts';
import { Reader } from '../support/reader.ts';
import { freshSite, newestCode } from '../support/site.ts';

const minute = 60_000;

test('signing in changes the session’s id: one that was known before opens nothing', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await towardsCode(reader, anthony);
  const fixed = reader.twin();
  const before = [...reader.cookies.values()];
  await reader.submit({ code: await newestCode(site) });
  expect([...reader.cookies.values()]).not.toEqual(before);
  expect((await reader.open('/fr/accueil')).status).toBe(200);
  expectProblem(await fixed.open('/fr/accueil'), 'ended');
});

test('proving who one is changes it too', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  const fixed = reader.twin();
  await reader.open('/fr/creation/mon-code');
  await reader.submit({ ...dominique, code });
  expect((await fixed.open('/fr/creation/identite')).url.pathname).toBe('/fr/creation/mon-code');
});

test('a cookie that was put into a browser before signing in is worthless after it', async () => {
  const site = await freshSite();
  const attacker = new Reader(site.origin);
  await attacker.open('/fr/connexion');
  const victim = attacker.twin();
  await towardsCode(victim, anthony);
  await victim.submit({ code: await newestCode(site) });
  expect((await victim.open('/fr/accueil')).status).toBe(200);
  expectProblem(await attacker.open('/fr/accueil'), 'ended');
  expectProblem(await attacker.open(await homeOf(victim)), 'ended');
});

test('one address opens no end of sessions; who has one goes on, and pages without a form stay open', async () => {
  const site = await freshSite();
  const before = new Reader(site.origin);
  await before.open('/fr/connexion');
  await site.world.db.transaction().execute(async trx => {
    for (let hit = 1; hit < newSessions.most; hit += 1)
      await takeFromLimit(trx, site.world, { limit: newSessions, who: '127.0.0.1' });
  });
  expectProblem(await new Reader(site.origin).open('/fr/connexion'), 429);
  expect((await new Reader(site.origin).open('/fr/aide')).status).toBe(200);
  expect((await before.open('/fr/connexion')).status).toBe(200);
  site.world.pass(61 * minute);
  expect((await new Reader(site.origin).open('/fr/connexion')).status).toBe(200);
});

test('a cookie cut in half, made up or of another world opens nothing and breaks nothing', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const [[name, value] = ['', '']] = reader.cookies;
  for (const bad of [value.slice(0, value.length / 2), 's%3Aabc.def', '%', '', 'x'.repeat(3000)]) {
    const visitor = new Reader(site.origin);
    visitor.cookies.set(name, bad);
    expectProblem(await visitor.open('/fr/accueil'), 'ended');
    expect((await visitor.open('/fr/connexion')).status).toBe(200);
    expect((await visitor.submit({ identifier: 'mavu4827', password: 'no' })).status).toBe(422);
  }
});

test('an answer that takes longer than what was left of a session does not bring it back to life', async () => {
  const { world } = await freshSite();
  const store = new SessionStore(world);
  const accountId = await anAccount(world);
  const opened: SessionData = JSON.parse(JSON.stringify({ cookie: {}, accountId }));
  const read = () =>
    new Promise<unknown>((resolve, reject) => {
      store.get('sid', (error, session) => (error ? reject(error) : resolve(session)));
    });
  const touch = () =>
    new Promise<void>(resolve => store.touch('sid', Object.assign(opened, { seenAt: '' }), () => resolve()));
  await new Promise<void>(resolve => store.set('sid', opened, () => resolve()));
  world.pass(14 * minute);
  await touch();
  world.pass(14 * minute);
  expect(await read()).toMatchObject({ accountId });
  world.pass(2 * minute);
  await touch();
  expect(await read()).toBeNull();
});

/** The id of somebody's account. */
async function anAccount({ db }: World): Promise<string> {
  return (await db.selectFrom('account').select('id').executeTakeFirstOrThrow()).id;
}
