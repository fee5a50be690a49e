import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type RequestRow = Tables['creation_request'];

export async function insertRequest(trx: Trx, row: RequestRow): Promise<void> {
  await trx.insertInto('creation_request').values(row).execute();
}

/** The requests that the worker has still to decide, oldest first. */
export async function openRequests(db: Database, most: number): Promise<RequestRow[]> {
  return db
    .selectFrom('creation_request')
    .selectAll()
    .where('handled_at', 'is', null)
    .orderBy('requested_at')
    .limit(most)
    .execute();
}

/** Marks a request decided. Returns whether this call did it, so that two workers never send two codes for one. */
export async function closeRequest(trx: Trx, id: string, at: string): Promise<boolean> {
  const closed = await trx
    .updateTable('creation_request')
    .set({ handled_at: at })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
}

export async function readDraft(
  db: Database | Trx,
  codeId: string,
): Promise<Tables['creation_draft'] | undefined> {
  return db.selectFrom('creation_draft').selectAll().where('code_id', '=', codeId).executeTakeFirst();
}

export async function writeDraft(trx: Trx, row: Omit<Tables['creation_draft'], 'version'>): Promise<void> {
  await trx
    .insertInto('creation_draft')
    .values({ ...row, version: 1 })
    .onConflict(conflict =>
      conflict.column('code_id').doUpdateSet(set => ({
        sealed: row.sealed,
        updated_at: row.updated_at,
        version: set('creation_draft.version', '+', 1),
      })),
    )
    .execute();
}

export async function dropDraft(trx: Trx, codeId: string): Promise<void> {
  await trx.deleteFrom('creation_draft').where('code_id', '=', codeId).execute();
}

/**
 * Forgets requests that were decided before `handled`, answers whose code ended before `ended`, and codes that ended
 * before `forgotten`.
 */
export async function dropOldCreations(
  trx: Trx,
  { handled, ended, forgotten }: { handled: string; ended: string; forgotten: string },
): Promise<void> {
  await trx.deleteFrom('creation_request').where('handled_at', '<=', handled).execute();
  const old = trx.selectFrom('creation_code').select('id').where('expires_at', '<=', ended);
  await trx.deleteFrom('creation_draft').where('code_id', 'in', old).execute();
  await trx.deleteFrom('creation_code').where('expires_at', '<=', forgotten).execute();
}
