import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type CreationRow = Tables['record_creation'];

export async function insertCreation(trx: Trx, row: Omit<CreationRow, 'papers'>): Promise<void> {
  await trx
    .insertInto('record_creation')
    .values({ ...row, papers: 0 })
    .execute();
}

/** How a record was created for a patient; nothing for one that the patient made. */
export async function findCreation(db: Database | Trx, recordId: string): Promise<CreationRow | undefined> {
  return db.selectFrom('record_creation').selectAll().where('record_id', '=', recordId).executeTakeFirst();
}

/** Counts a paper that is asked for. Gives its number: a password goes with the newest one alone. */
export async function takePaperNumber(trx: Trx, recordId: string): Promise<number | undefined> {
  const row = await trx
    .updateTable('record_creation')
    .set(set => ({ papers: set('papers', '+', 1) }))
    .where('record_id', '=', recordId)
    .returning('papers')
    .executeTakeFirst();
  return row && Number(row.papers);
}

/** How many records somebody created in one month at one place. `month`: YYYY-MM. */
export interface CreationCount {
  readonly month: string;
  readonly place: string;
  readonly count: number;
}

/** The records that a professional created, by month and place, newest month first. */
export async function countCreations(db: Database, rpps: string): Promise<CreationCount[]> {
  const rows = await db
    .selectFrom('record_creation')
    .leftJoin('exercise', 'exercise.id', 'record_creation.exercise_id')
    .select(['month', 'structure', 'town'])
    .select(select => select.fn.countAll().as('number'))
    .where('actor_id', '=', rpps)
    .where('desk', '<>', 'counter')
    .groupBy(['month', 'structure', 'town'])
    .orderBy('month', 'desc')
    .orderBy('structure')
    .orderBy('town')
    .execute();
  return rows.map(({ month, structure, town, number }) => ({
    month,
    place: [structure, town].filter(Boolean).join(', '),
    count: Number(number),
  }));
}
