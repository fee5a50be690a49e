import { expect, test } from 'vitest';
import { clean, expectMistake, expectProblem, says } from '../mistakes.ts';
import { inside, known, names, press } from './steps.ts';

test('200 who are blocked come on pages; who has left the directory is named by number and can be unblocked', async () => {
  const { site, reader, base, record } = await inside();
  const { db } = site.world;
  const rows = Array.from({ length: 200 }, (_, place) => ({
    record_id: record,
    rpps: String(10_000_000_000 + place),
    blocked_at: new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString(),
    blocked_by: 'x',
  }));
  await db
    .insertInto('blocked_professional')
    .values([
      ...rows,
      {
        ...rows[0],
        record_id: record,
        blocked_by: 'x',
        rpps: known.nobody,
        blocked_at: '2026-03-02T10:00:00.000Z',
      },
    ])
    .execute();
  const first = await reader.open(`${base}/acces-bloques`);
  expect(clean(first.text())).toContain('Vous avez bloqué 202 professionnels.');
  expect(names(first)).toHaveLength(20);
  expect(names(first)[0]).toBe(`Professionnel numéro ${known.nobody}`);
  expect(says(first, 'management:person.gone')).toBe(true);
  const done = await press(reader, 'unblock', known.nobody);
  expect(says(done, 'management:done.unblocked', { name: `Professionnel numéro ${known.nobody}` })).toBe(
    true,
  );
  const last = await reader.open(`${base}/acces-bloques/page/11`);
  expect(names(last)).toHaveLength(1);
  expectProblem(await reader.open(`${base}/acces-bloques/page/12`), 404);
});

test("who has left the directory cannot be blocked again: « J'annule » says that the page has changed", async () => {
  const { site, reader, base } = await inside();
  await reader.open(`${base}/acces-bloques`);
  await press(reader, 'unblock', known.dentist);
  const { db } = site.world;
  await db.deleteFrom('exercise').where('rpps', '=', known.dentist).execute();
  await db.deleteFrom('professional').where('rpps', '=', known.dentist).execute();
  expectMistake(await press(reader, 'undo'), { field: '', key: 'common:error.changed' });
  expectProblem(await reader.open(`${base}/acces-bloques/bloquer/${known.dentist}`), 404);
});

test('a treating doctor and consents of people who have left the directory are still shown and can be taken back', async () => {
  const { site, reader, base } = await inside();
  const { db } = site.world;
  await db.deleteFrom('exercise').execute();
  await db.deleteFrom('professional').execute();
  for (const path of ['', '/acces-bloques', '/medecin-traitant', '/professionnels', '/acces-bloques/bloquer'])
    expect((await reader.open(base + path)).status, path).toBe(200);
  const list = await reader.open(`${base}/professionnels`);
  expect(names(list)).toHaveLength(3);
  const page = await reader.open(list.root.querySelector('.people a')?.getAttribute('href') ?? '');
  expect(page.status).toBe(200);
  expect(names(await reader.submit())).toHaveLength(2);
});
