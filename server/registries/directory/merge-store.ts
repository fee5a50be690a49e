import type { Database } from '../../storage/dialect.ts';
import { foundWords, putEntries, wordsIn } from '../../storage/directory-words.ts';
import { keptRows } from '../../storage/kept-rows.ts';
import type { Trx } from '../../storage/tables.ts';
import type { Known, Plan } from './plan.ts';

/** So many people are looked up in one query. Its text is always the same one, so that it stays prepared. */
export const mostPeople = 400;

/** What the directory knows of these people (at most `mostPeople` numbers), by number. */
export async function knownPeople(
  db: Database | Trx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  if (numbers.length === 0) return new Map();
  const asked = filledUp(numbers);
  const professionals = await db.selectFrom('professional').selectAll().where('rpps', 'in', asked).execute();
  const found = new Map(
    professionals.map(one => [
      one.rpps,
      { professional: one, exercises: [] as Known['exercises'][number][] },
    ]),
  );
  if (found.size === 0) return found;
  const exercises = await db
    .selectFrom('exercise')
    .selectAll()
    .where('rpps', 'in', asked)
    .orderBy('rpps')
    .orderBy('id')
    .execute();
  for (const one of exercises) found.get(one.rpps)?.exercises.push(one);
  return found;
}

/** The last number stands for those that are not there. */
function filledUp(numbers: readonly string[]): string[] {
  const last = numbers.at(-1) ?? '';
  return [...numbers, ...Array<string>(Math.max(0, mostPeople - numbers.length)).fill(last)];
}

const insertProfessionals = keptRows(
  {
    ...{ rpps: '1', family_name: 'x', given_name: 'x', profession_system: 'x', profession: 'x' },
    medical_regulation: 0 as 0 | 1,
  },
  (db, rows) => db.insertInto('professional').values(rows),
);

const insertExercises = keptRows(
  {
    ...{ id: 'x', rpps: '1', structure: 'x', postcode: 'x', town: 'x', region: 'x' },
    ...{ specialty: 'x' as string | null, structure_id: 'x' as string | null },
  },
  (db, rows) => db.insertInto('exercise').values(rows),
);

/**
 * Writes what was planned for some people, each once. Their new words still have to be noted among those of the whole
 * directory (see waiting-words.ts); words that they do not have any more find them no longer.
 */
export async function writePlans(trx: Trx, plans: readonly Plan[]): Promise<void> {
  const changed = plans.filter(({ change }) => change !== 'same');
  const before = changed.filter(({ change }) => change === 'changed');
  await insertProfessionals(
    trx,
    changed.filter(({ change }) => change === 'added').map(({ professional }) => professional),
  );
  for (const { professional } of before) {
    const { rpps, ...row } = professional;
    await trx.updateTable('professional').set(row).where('rpps', '=', rpps).execute();
  }
  await insertExercises(
    trx,
    changed.flatMap(({ added }) => added),
  );
  for (const { id, ...row } of changed.flatMap(({ updated }) => updated))
    await trx.updateTable('exercise').set(row).where('id', '=', id).execute();
  for (const { id } of changed.flatMap(({ removed }) => removed))
    await trx.deleteFrom('exercise').where('id', '=', id).execute();
  const entries = changed.map(entryOf);
  for (const { rpps } of before.map(({ professional }) => professional)) {
    const entry = entries.find(one => one.rpps === rpps);
    await dropWords(trx, rpps, entry);
  }
  await putEntries(trx, entries);
}

function entryOf({ professional, exercises }: Plan) {
  return foundWords({
    rpps: professional.rpps,
    names: [professional.family_name, professional.given_name],
    places: exercises.flatMap(({ structure, town, postcode }) => [structure, town, postcode]),
  });
}

/** Takes away the words of somebody, but for those that they have from now on. */
async function dropWords(trx: Trx, rpps: string, now = { names: ' ', places: ' ' }): Promise<void> {
  const entry = await trx
    .selectFrom('directory_entry')
    .select(['names', 'places'])
    .where('rpps', '=', rpps)
    .executeTakeFirst();
  for (const [part, column] of [
    ['name', 'names'],
    ['place', 'places'],
  ] as const) {
    const gone = wordsIn(entry?.[column] ?? '').filter(word => !now[column].includes(` ${word} `));
    if (gone.length === 0) continue;
    await trx
      .deleteFrom('directory_word')
      .where('word', 'in', gone)
      .where('rpps', '=', rpps)
      .where('part', '=', part)
      .execute();
  }
}

/** The numbers of the directory that come after one, in their order. */
export async function numbersAfter(db: Database, last: string, count: number): Promise<string[]> {
  const rows = await db
    .selectFrom('professional')
    .select('rpps')
    .where('rpps', '>', last)
    .orderBy('rpps')
    .limit(count)
    .execute();
  return rows.map(({ rpps }) => rpps);
}

/** Takes somebody out of the directory; whatever names them elsewhere does so by their number. */
export async function removeProfessional(trx: Trx, rpps: string): Promise<void> {
  await dropWords(trx, rpps);
  await trx.deleteFrom('directory_entry').where('rpps', '=', rpps).execute();
  await trx.deleteFrom('exercise').where('rpps', '=', rpps).execute();
  await trx.deleteFrom('professional').where('rpps', '=', rpps).execute();
}

/** How many professionals the directory has. */
export async function countProfessionals(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('professional')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
