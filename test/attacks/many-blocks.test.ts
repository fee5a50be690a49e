import { expect, test } from 'vitest';
import { acts, carers, play, titles } from '../features/acting/acting.ts';
import { inside, known } from '../features/management/steps.ts';
import { expectProblem } from '../features/mistakes.ts';
import { expectSameTime } from '../features/same-time.ts';
import { agree, receive } from '../support/carers.ts';
import type { TestSite } from '../support/site.ts';

/** Blocks people of no directory, with numbers that sort before and after everybody else's. */
async function blockMany({ world }: TestSite, recordId: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, place) => ({
    record_id: recordId,
    rpps: String((place % 2 === 0 ? 10_000_000_000 : 99_999_000_000) + place),
    blocked_at: world.now().toISOString(),
    blocked_by: 'x',
  }));
  if (rows.length > 0) await world.db.insertInto('blocked_professional').values(rows).execute();
}

test('among 200 who are blocked each one alone is refused, and nobody else sees less', async () => {
  const { site, record: recordId } = await inside();
  const [nurse, author, gp] = [await play(site, 'nurse'), await play(site, 'author'), await play(site, 'gp')];
  for (const rpps of [carers.nurse, carers.author])
    await agree(site.world, { viewer: { id: rpps }, recordId });
  const hidden = await receive(site.world, { recordId }, { title: 'Caché', isHidden: true });
  const seen = async () => [titles(await nurse.open()), titles(await gp.open())];
  const before = await seen();
  const own = ["Passage de l'infirmier"];
  expect(titles(await author.open()).length).toBeGreaterThan(own.length);
  await blockMany(site, recordId, 199);
  await site.world.db
    .insertInto('blocked_professional')
    .values({
      record_id: recordId,
      rpps: carers.author,
      blocked_at: '2026-03-01T00:00:00.000Z',
      blocked_by: 'x',
    })
    .execute();
  expect(await seen()).toEqual(before);
  expectProblem(await nurse.open(`/documents/${hidden}`), 404);
  expect((await gp.open(`/documents/${hidden}`)).status).toBe(200);
  // Whoever is blocked keeps what they wrote (R3), and that alone.
  expect(titles(await author.open())).toEqual(own);
  expectProblem(await author.open(`/documents/${hidden}`), 404);
  expect((await acts(site, author)).at(-1)).toBe('access.refused R5');
});

test('200 blocks cost a professional and the patient next to nothing', async () => {
  const [few, many] = [await inside(), await inside()];
  await blockMany(few.site, few.record, 1);
  await blockMany(many.site, many.record, 200);
  const nurses = [await play(few.site, 'nurse'), await play(many.site, 'nurse')] as const;
  for (const [at, nurse] of [
    [few, nurses[0]],
    [many, nurses[1]],
  ] as const)
    await agree(at.site.world, { viewer: { id: nurse.exerciseId && carers.nurse }, recordId: at.record });
  const rounds = { rounds: 40, most: 1.5, before: async () => {} };
  await expectSameTime({ few: () => nurses[0].open(), many: () => nurses[1].open() }, rounds);
  const list = ({ reader, base }: typeof few) => reader.open(`${base}/acces-bloques`);
  await expectSameTime({ few: () => list(few), many: () => list(many) }, { ...rounds, most: 3 });
  const one = ({ reader, base }: typeof few) => reader.open(`${base}/acces-bloques/bloquer/${known.nurse}`);
  await expectSameTime({ few: () => one(few), many: () => one(many) }, rounds);
}, 120_000);
