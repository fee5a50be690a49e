import { sql } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { isStillTold, mostSecret } from './care-scope-store.ts';
import { whereOf } from './policy/condition-store.ts';
import type { Permit } from './policy/decide.ts';
import { permitQuery } from './policy/permit-query-store.ts';

export type CareRow = Tables['care_line'];

/** What is read of a record, as far as the permit goes: the lines that ended on a day or after it (YYYY-MM-DD). */
interface Asked {
  readonly permit: Permit;
  readonly since: string;
}

/** The lines of a record, newest first, those of a day in the order of `kinds`: all, or those of one place. */
export async function rowsSince(
  db: Database | Trx,
  asked: Asked & {
    readonly kinds: readonly CareRow['kind'][];
    readonly place?: { readonly from: number; readonly count: number } | undefined;
  },
): Promise<CareRow[]> {
  const kinds = asked.kinds.map((kind, at) => sql`when ${kind} then ${at}`);
  const query = linesOf(db, asked)
    .selectAll()
    .orderBy('day', 'desc')
    .orderBy(sql`case kind ${sql.join(kinds, sql` `)} end`)
    .orderBy('id');
  const { place } = asked;
  return (place === undefined ? query : query.limit(place.count).offset(place.from)).execute();
}

/** How many lines each month (YYYY-MM) has, the newest first. */
export async function countByMonth(
  db: Database | Trx,
  asked: Asked,
): Promise<{ month: string; count: number }[]> {
  const month = sql<string>`substr(day, 1, 7)`;
  const rows = await linesOf(db, asked)
    .select([month.as('month'), fn => fn.fn.countAll().as('count')])
    .groupBy(month)
    .orderBy(month, 'desc')
    .execute();
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}

const oneLine = permitQuery(['recordId', 'since', 'secret'], (db, at, where) =>
  db
    .selectFrom('care_line')
    .select('id')
    .where('record_id', '=', at.recordId)
    .where('last_day', '>=', at.since)
    .where('secret', '<=', sql<0 | 1>`${at.secret}`)
    .where(isStillTold(where))
    .limit(sql.lit(1)),
);

/** Whether there is such a line. */
export async function hasRowSince(db: Database | Trx, { permit, since }: Asked): Promise<boolean> {
  const { recordId, condition } = permit;
  const rows = await oneLine(db, condition, { recordId, since, secret: mostSecret(permit) });
  return rows.length > 0;
}

function linesOf(db: Database | Trx, { permit, since }: Asked) {
  return db
    .selectFrom('care_line')
    .where('record_id', '=', permit.recordId)
    .where('last_day', '>=', since)
    .where('secret', '<=', sql<0 | 1>`${mostSecret(permit)}`)
    .where(isStillTold(whereOf(permit.condition)));
}

/** A line to write; `sealed` makes the text for its id. `documentId`: the document that tells of it. */
interface NewRow extends Omit<CareRow, 'id' | 'sealed' | 'created_at'> {
  readonly sealed: (id: string) => string;
  readonly documentId?: string | undefined;
}

/** Writes a line under an id of its own, once. Says whether it was not there yet. */
export async function insertOnce(trx: Trx, world: World, line: NewRow): Promise<boolean> {
  const id = newId(world.random);
  const { documentId, ...row } = line;
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('care_line')
    .values({ ...row, id, sealed: line.sealed(id), created_at: world.now().toISOString() })
    .onConflict(conflict => conflict.columns(['record_id', 'print']).doNothing())
    .executeTakeFirstOrThrow();
  const isNew = numInsertedOrUpdatedRows > 0n;
  const set: Partial<CareRow> = {
    ...(line.secret === 1 && { secret: 1 }),
    // Nothing that the register tells leaves with a document.
    ...(line.source === 'register' && { source: 'register' }),
  };
  if (!isNew && Object.keys(set).length > 0) await changeSame(trx, line, set);
  if (documentId !== undefined) await noteDocument(trx, line, documentId);
  return isNew;
}

async function changeSame(
  trx: Trx,
  line: Pick<CareRow, 'record_id' | 'print'>,
  set: Partial<CareRow>,
): Promise<void> {
  await trx
    .updateTable('care_line')
    .set(set)
    .where('record_id', '=', line.record_id)
    .where('print', '=', line.print)
    .execute();
}

async function noteDocument(trx: Trx, line: NewRow, documentId: string): Promise<void> {
  await trx
    .insertInto('care_line_document')
    .columns(['line_id', 'document_id'])
    .expression(values =>
      values
        .selectFrom('care_line')
        .select(['id', eb => eb.val(documentId).as('document_id')])
        .where('record_id', '=', line.record_id)
        .where('print', '=', line.print),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

/** Erases the lines that only documents tell of which were removed before an instant, and are erased with them. */
export async function dropCareOfRemoved(trx: Trx, before: string): Promise<void> {
  const told = trx
    .selectFrom('care_line_document')
    .innerJoin('document', 'document.id', 'care_line_document.document_id')
    .select('line_id');
  await trx
    .deleteFrom('care_line')
    .where('source', '=', 'cda')
    .where('id', 'in', told.where('document.removed_at', '<', before))
    .where(
      'id',
      'not in',
      told.where(where =>
        where.or([where('document.removed_at', 'is', null), where('document.removed_at', '>=', before)]),
      ),
    )
    .execute();
}

/** Erases every line that ended before a day (YYYY-MM-DD). */
export async function dropOldCare(trx: Trx, since: string): Promise<void> {
  await trx.deleteFrom('care_line').where('last_day', '<', since).execute();
}
