import type { Database } from '../storage/dialect.ts';
import { type HistoryScope, visible } from './history-scope-store.ts';

/** The number of the first entry of an actor in a chain. */
export async function firstOfActor(db: Database, chain: string, actor: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('journal_entry')
    .select('seq')
    .where('chain', '=', chain)
    .where('actor_id', '=', actor)
    .orderBy('at')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row?.seq;
}

/**
 * At most `most` professionals who have an entry that a reader may see, by their number: from one to the next along the
 * index.
 */
export async function professionalsIn(db: Database, scope: HistoryScope, most: number): Promise<string[]> {
  const found: string[] = [];
  let last = '';
  while (found.length < most) {
    const row = await db
      .selectFrom('journal_entry')
      .select(['actor_id', 'actor_kind'])
      .where('chain', '=', scope.chain)
      .where('actor_id', '>', last)
      .where(visible(scope))
      .orderBy('actor_id')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) break;
    if (row.actor_kind === 'professional') found.push(row.actor_id);
    last = row.actor_id;
  }
  return found;
}

/** Every account that has or had a grant for a record. */
export async function accountsOf(
  db: Database,
  recordId: string,
): Promise<{ account_id: string; capacity: string }[]> {
  return db
    .selectFrom('record_grant')
    .select(['account_id', 'capacity'])
    .where('record_id', '=', recordId)
    .execute();
}

/** The persons to whom accounts belong, as the register knows them; nothing for an account of nobody. */
export async function ownersOfAccounts(
  db: Database,
  accounts: readonly string[],
): Promise<{ id: string; insured_id: string | null }[]> {
  if (accounts.length === 0) return [];
  return db
    .selectFrom('account')
    .select(['id', 'insured_id'])
    .where('id', 'in', [...accounts])
    .execute();
}

/** The number (RPPS) of the treating doctor whom the patient has named on the site. */
export async function namedTreatingDoctor(db: Database, recordId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('full_access')
    .select('rpps')
    .where('record_id', '=', recordId)
    .where('kind', '=', 'treating-doctor')
    .executeTakeFirst();
  return row?.rpps;
}
