import { sql } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';

export type CareRow = Tables['care_line'];

/** What is read of a record: the lines that ended on a day or after it (YYYY-MM-DD), secret ones too or not. */
interface Asked {
  readonly recordId: string;
  readonly since: string;
  readonly withSecrets: boolean;
}

/** The lines of a record, newest first. */
export async function rowsSince(db: Database | Trx, asked: Asked): Promise<CareRow[]> {
  return linesOf(db, asked).selectAll().orderBy('day', 'desc').orderBy('id').execute();
}

const oneLine = keptQuery(['recordId', 'since', 'secret'], (db, at) =>
  db
    .selectFrom('care_line')
    .select('id')
    .where('record_id', '=', at.recordId)
    .where('last_day', '>=', at.since)
    .where('secret', '<=', sql<0 | 1>`${at.secret}`)
    .limit(sql.lit(1)),
);

/** Whether there is such a line. */
export async function hasRowSince(
  db: Database | Trx,
  { recordId, since, withSecrets }: Asked,
): Promise<boolean> {
  return (await oneLine(db, { recordId, since, secret: withSecrets ? 1 : 0 })).length > 0;
}

function linesOf(db: Database | Trx, { recordId, since, withSecrets }: Asked) {
  const all = db.selectFrom('care_line').where('record_id', '=', recordId).where('last_day', '>=', since);
  return withSecrets ? all : all.where('secret', '=', 0);
}

/** Writes a line under an id of its own; `sealed` makes the text for that id. Says whether it was not there yet. */
export async function insertOnce(
  trx: Trx,
  world: World,
  line: Omit<CareRow, 'id' | 'sealed' | 'created_at'> & { sealed: (id: string) => string },
): Promise<boolean> {
  const id = newId(world.random);
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('care_line')
    .values({ ...line, id, sealed: line.sealed(id), created_at: world.now().toISOString() })
    .onConflict(conflict => conflict.columns(['record_id', 'print']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows > 0n) return true;
  if (line.secret === 1) await keepSecret(trx, line);
  return false;
}

async function keepSecret(trx: Trx, line: Pick<CareRow, 'record_id' | 'print'>): Promise<void> {
  await trx
    .updateTable('care_line')
    .set({ secret: 1 })
    .where('record_id', '=', line.record_id)
    .where('print', '=', line.print)
    .execute();
}

/** Erases every line that ended before a day (YYYY-MM-DD). */
export async function dropOldCare(trx: Trx, since: string): Promise<void> {
  await trx.deleteFrom('care_line').where('last_day', '<', since).execute();
}
