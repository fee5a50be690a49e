import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type RefusalRow = Tables['refusal'];

export async function insertRefusal(trx: Trx, row: RefusalRow): Promise<void> {
  await trx.insertInto('refusal').values(row).execute();
}

/** The refusal with one of these fingerprints of its number that can still be used. */
export async function findRefusal(
  db: Database | Trx,
  { lookups, now }: { lookups: readonly string[]; now: string },
): Promise<RefusalRow | undefined> {
  return db
    .selectFrom('refusal')
    .selectAll()
    .where('lookup', 'in', lookups)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst();
}

/** Uses a refusal up and gives it; nothing when it was used before or its time is over. */
export async function takeRefusal(trx: Trx, id: string, at: string): Promise<RefusalRow | undefined> {
  return trx
    .updateTable('refusal')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst();
}

/** Turns the refusal of something that went on into one of the account it led to. */
export async function refuseAccountInstead(
  trx: Trx,
  what: Pick<RefusalRow, 'kind' | 'subject'>,
  accountId: string,
): Promise<void> {
  await trx
    .updateTable('refusal')
    .set({ kind: 'recovery', subject: accountId })
    .where('kind', '=', what.kind)
    .where('subject', '=', what.subject)
    .where('used_at', 'is', null)
    .execute();
}

/** Forgets refusals whose time was over before `before`. */
export async function dropOldRefusals(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom('refusal').where('expires_at', '<=', before).execute();
}
