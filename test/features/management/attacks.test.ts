import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { expectMistake, expectProblem } from '../mistakes.ts';
import { claude, homeOf } from '../people.ts';
import { acts, inside, known } from './steps.ts';

const pages = [
  '',
  '/acces-bloques',
  '/acces-bloques/bloquer',
  `/acces-bloques/bloquer/${known.nurse}`,
  '/medecin-traitant',
  '/medecin-traitant/changer',
  `/medecin-traitant/changer/${known.otherDoctor}`,
  `/medecin-traitant/memes-droits/${known.nurse}`,
  '/professionnels',
  `/professionnels/autoriser/${known.nurse}`,
  '/fermer',
];

test('the record of somebody else is the same 404 on every page, and their forms change nothing', async () => {
  const all = await inside();
  const { site, base, record } = all;
  const { reader: other } = await signIn(site, claude);
  const own = `${await homeOf(other)}/gestion`;
  const consent = await site.world.db
    .selectFrom('consent')
    .select('id')
    .where('record_id', '=', record)
    .execute();
  const withdraw = `/professionnels/${consent[0]?.id}/retirer`;
  expectProblem(await other.open(own + withdraw), 404);
  for (const path of [...pages, withdraw]) {
    expectProblem(await other.open(base + path), 404);
    await other.open(`${own}/acces-bloques`);
    const said = { unblock: known.dentist, act: 'block', withdraw: 'yes', scope: 'all', name: 'x', town: '' };
    const body = new URLSearchParams({ ...other.hidden(), ...said });
    if (path !== '' && path !== '/fermer') expectProblem(await other.post(base + path, body), 404);
  }
  expect(await acts(all)).toEqual([]);
  const held = await site.world.db
    .selectFrom('consent')
    .select('withdrawn_at')
    .where('record_id', '=', record)
    .execute();
  expect(held.every(({ withdrawn_at }) => withdrawn_at === null)).toBe(true);
});

test('numbers of nobody, and numbers that are none, are the same 404', async () => {
  const all = await inside();
  const { reader, base } = all;
  const purposes = [
    '/acces-bloques/bloquer/',
    '/medecin-traitant/changer/',
    '/medecin-traitant/memes-droits/',
    '/professionnels/autoriser/',
  ];
  for (const purpose of purposes)
    for (const rpps of [
      known.nobody,
      '99900000046',
      'x',
      '%00',
      "1'or'1'='1",
      '9'.repeat(400),
      '%F0%9F%90%A2',
    ]) {
      expectProblem(await reader.open(base + purpose + rpps), 404);
    }
  expectProblem(await reader.open(`${base}/professionnels/AAAAAAAAAAAAAAAAAAAAAA/retirer`), 404);
  expect(await acts(all)).toEqual([]);
});

test('buttons that were made up, and forms of another site, change nothing', async () => {
  const all = await inside();
  const { reader, base } = all;
  const changed = { field: '', key: 'common:error.changed' };
  for (const [path, name, values] of [
    ['/acces-bloques', 'unblock', ['', 'x', known.nurse, known.nobody, '9'.repeat(5000)]],
    ['/acces-bloques', 'undo', ['yes']],
    ['/medecin-traitant', 'take', ['', known.nurse, known.doctor]],
    ['/medecin-traitant', 'withdraw', ['yes']],
    ['/medecin-traitant', 'undo', ['yes']],
    ['/professionnels', 'undo', ['yes']],
    ['/professionnels', 'remove', ['x']],
  ] as const)
    for (const value of values) {
      await reader.open(base + path);
      expectMistake(await reader.submit({}, { name, value }), changed);
    }
  const path = `${base}/acces-bloques/bloquer/${known.nurse}`;
  await reader.open(path);
  expectMistake(await reader.submit({}, { name: 'act', value: 'erase' }), changed);
  const body = new URLSearchParams({ ...reader.hidden(), act: 'block' });
  const refused = await reader.post(path, body, { 'Sec-Fetch-Site': 'cross-site' });
  expect(refused.status).toBe(403);
  const noToken = new URLSearchParams({ act: 'block' });
  expect((await reader.post(path, noToken)).status).toBe(403);
  expect(await acts(all)).toEqual([]);
});

test("a caregiver who holds a grant reads nobody's choices into being: only the owner decides", async () => {
  const { site, base, record } = await inside();
  const { reader: helper } = await signIn(site, claude);
  const { db } = site.world;
  const grant = await db
    .selectFrom('record_grant')
    .selectAll()
    .where('record_id', '<>', record)
    .where(
      'account_id',
      '=',
      (
        await db
          .selectFrom('session')
          .select('account_id')
          .orderBy('seen_at', 'desc')
          .executeTakeFirstOrThrow()
      ).account_id,
    )
    .executeTakeFirstOrThrow();
  const valid_from = '2026-01-01T00:00:00.000Z';
  await db
    .insertInto('record_grant')
    .values({ ...grant, id: 'helping', record_id: record, capacity: 'caregiver', valid_from })
    .execute();
  const path = `${base}/acces-bloques/bloquer/${known.nurse}`;
  const page = await helper.open(path);
  expectProblem(page, 404);
  const token = page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const forged = new URLSearchParams({ _csrf: token, _submission: 'x', act: 'block' });
  expectProblem(await helper.post(path, forged), 404);
  expectProblem(await helper.open(`${base}/fermer`), 404);
  const rows = await db
    .selectFrom('blocked_professional')
    .select('rpps')
    .where('record_id', '=', record)
    .execute();
  expect(rows.map(({ rpps }) => rpps)).toEqual([known.dentist]);
});
