import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type AttemptRow = Tables['code_attempt'];
export type CodeRow = Tables['one_time_code'];

/** What an attempt is for, whom it concerns, and the browser that may finish it. */
export interface AttemptKey {
  readonly id: string;
  readonly purpose: string;
  readonly subject: string;
  readonly browser: string;
}

export async function insertAttempt(trx: Trx, row: AttemptRow): Promise<void> {
  await trx.insertInto('code_attempt').values(row).execute();
}

/** Lets an attempt last until `until`, so that it never ends before a code that was just added to it. */
export async function extendAttempt(trx: Trx, id: string, until: string): Promise<void> {
  await trx.updateTable('code_attempt').set({ expires_at: until }).where('id', '=', id).execute();
}

export async function insertCode(trx: Trx, row: CodeRow): Promise<void> {
  await trx.insertInto('one_time_code').values(row).execute();
}

/** The attempt, when everything it is bound to is the same. */
export async function findAttempt(db: Database | Trx, key: AttemptKey): Promise<AttemptRow | undefined> {
  return db
    .selectFrom('code_attempt')
    .selectAll()
    .where('id', '=', key.id)
    .where('purpose', '=', key.purpose)
    .where('subject', '=', key.subject)
    .where('browser', '=', key.browser)
    .executeTakeFirst();
}

/** The codes of an attempt, newest first. */
export async function codesOf(db: Database | Trx, attemptId: string): Promise<CodeRow[]> {
  return db
    .selectFrom('one_time_code')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Counts a try before the code is looked at, so that tries at the same time cannot share one. */
export async function countTry(trx: Trx, attemptId: string): Promise<number> {
  const row = await trx
    .updateTable('code_attempt')
    .set(set => ({ tries: set('tries', '+', 1) }))
    .where('id', '=', attemptId)
    .returning('tries')
    .executeTakeFirstOrThrow();
  return row.tries;
}

/** Marks a code used. Returns whether this call did it: a code serves once. */
export async function consume(trx: Trx, codeId: string, at: string): Promise<boolean> {
  const used = await trx
    .updateTable('one_time_code')
    .set({ used_at: at })
    .where('id', '=', codeId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

/** Ends an attempt whose code was right. */
export async function finishAttempt(trx: Trx, attemptId: string, at: string): Promise<void> {
  await trx.updateTable('code_attempt').set({ done_at: at }).where('id', '=', attemptId).execute();
}

/** Ends every attempt of an account that is under way. */
export async function endAttempts(trx: Trx, subject: string, at: string): Promise<void> {
  await trx
    .updateTable('code_attempt')
    .set({ done_at: at })
    .where('subject', '=', subject)
    .where('done_at', 'is', null)
    .execute();
}

/** Forgets attempts that ended before `before`. */
export async function dropAttempts(trx: Trx, before: string): Promise<void> {
  const old = trx.selectFrom('code_attempt').select('id').where('expires_at', '<=', before);
  await trx.deleteFrom('one_time_code').where('attempt_id', 'in', old).execute();
  await trx.deleteFrom('code_attempt').where('expires_at', '<=', before).execute();
}
