import type { Selectable } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

type Row = Selectable<Tables['outbox']>;

/** A message that waits, as its row holds it. */
export type WaitingMessage = Pick<
  Row,
  'id' | 'channel' | 'kind' | 'language' | 'sealed' | 'tries' | 'created_at' | 'expires_at'
>;

const columns = ['id', 'channel', 'kind', 'language', 'sealed', 'tries', 'created_at', 'expires_at'] as const;

/** Adds a message, due at once. */
export async function insertMessage(trx: Trx, message: Omit<WaitingMessage, 'tries'>): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({
      ...message,
      state: 'waiting',
      tries: 0,
      next_try_at: message.created_at,
      leased_until: null,
      leased_by: null,
      ended_at: null,
    })
    .execute();
}

/** State, number of failed tries and end of validity of a message. */
export function findState(
  db: Database,
  id: string,
): Promise<Pick<Row, 'state' | 'tries' | 'expires_at'> | undefined> {
  return db
    .selectFrom('outbox')
    .select(['state', 'tries', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Takes the due messages of one channel for `holder`, most urgent first, in one statement: of two processes that ask
 * at once, one gets each message.
 */
export function claimDue(
  db: Database,
  channel: Row['channel'],
  claim: { holder: string; now: string; until: string; most: number },
): Promise<WaitingMessage[]> {
  const due = db
    .selectFrom('outbox as due')
    .select('due.id')
    .where('due.state', '=', 'waiting')
    .where('due.channel', '=', channel)
    .where('due.next_try_at', '<=', claim.now)
    .where(where => where.or([where('due.expires_at', 'is', null), where('due.expires_at', '>', claim.now)]))
    .where(where =>
      where.or([where('due.leased_until', 'is', null), where('due.leased_until', '<=', claim.now)]),
    )
    .orderBy('due.expires_at', order => order.asc().nullsLast())
    .orderBy('due.next_try_at')
    .limit(claim.most);
  return db
    .updateTable('outbox')
    .set({ leased_until: claim.until, leased_by: claim.holder })
    .where('id', 'in', due)
    .where('state', '=', 'waiting')
    .where(where => where.or([where('leased_until', 'is', null), where('leased_until', '<=', claim.now)]))
    .returning(columns)
    .execute();
}

/** Takes the messages whose time is over and that nobody is sending. */
export function findOverdue(db: Database, now: string, most: number): Promise<WaitingMessage[]> {
  return db
    .selectFrom('outbox')
    .select(columns)
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .where(where => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .limit(most)
    .execute();
}

/**
 * Ends a message and wipes its body. `holder` is who has it, nothing for one that nobody is sending.
 * Returns whether this call ended it: false when another process did, or has taken it since.
 */
export async function endMessage(
  trx: Trx,
  end: { id: string; state: Exclude<Row['state'], 'waiting'>; holder: string | undefined; now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outbox')
    .set({ state: end.state, sealed: null, leased_until: null, leased_by: null, ended_at: end.now })
    .where('id', '=', end.id)
    .where('state', '=', 'waiting')
    .where(where =>
      end.holder === undefined
        ? where.or([where('leased_until', 'is', null), where('leased_until', '<=', end.now)])
        : where('leased_by', '=', end.holder),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a message back after a failed try, to be tried again at `nextTryAt`. */
export async function postponeMessage(
  db: Database,
  retry: { id: string; holder: string; nextTryAt: string },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set(row => ({
      tries: row('tries', '+', 1),
      next_try_at: retry.nextTryAt,
      leased_until: null,
      leased_by: null,
    }))
    .where('id', '=', retry.id)
    .where('state', '=', 'waiting')
    .where('leased_by', '=', retry.holder)
    .execute();
}
