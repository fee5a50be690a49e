import { sql } from 'kysely';
import type { Database } from '../../storage/dialect.ts';

/** Instants that counts begin and end at. */
export interface CountedSpan {
  readonly from: string;
  readonly until: string;
}

const rows = sql<number | bigint>`count(*)`.as('n');

/** A count comes as a number or as a bigint, as the database likes. */
async function numberOf(query: {
  executeTakeFirstOrThrow(): Promise<{ n: number | bigint }>;
}): Promise<number> {
  return Number((await query.executeTakeFirstOrThrow()).n);
}

export function countOpenRecords(db: Database): Promise<number> {
  return numberOf(db.selectFrom('record').select(rows).where('status', '=', 'open'));
}

export function countAccounts(db: Database): Promise<number> {
  return numberOf(db.selectFrom('account').select(rows));
}

/** Records made within a span, closed since or not. */
export function countCreations(db: Database, { from, until }: CountedSpan): Promise<number> {
  return numberOf(
    db.selectFrom('record').select(rows).where('created_at', '>=', from).where('created_at', '<', until),
  );
}

/** Creation codes that were asked for since an instant: requests are forgotten soon, the journal is not. */
export function countCodesAsked(db: Database, since: string): Promise<number> {
  return numberOf(
    db
      .selectFrom('journal_entry')
      .select(rows)
      .where('at', '>=', since)
      .where('chain', '=', 'site')
      .where('verb', '=', 'creation-code.requested'),
  );
}

export function countOpenMessages(db: Database): Promise<number> {
  return numberOf(db.selectFrom('contact_message').select(rows).where('state', '=', 'open'));
}

export function countOpenComplaints(db: Database): Promise<number> {
  return numberOf(db.selectFrom('complaint').select(rows).where('state', '!=', 'answered'));
}

export function countLettersWaiting(db: Database): Promise<number> {
  return numberOf(db.selectFrom('post_letter').select(rows).where('posted_at', 'is', null));
}

/** Sessions of people with an account that live now. `quiet`: those not seen since then are over. */
export function countSessions(db: Database, { now, quiet }: { now: string; quiet: string }): Promise<number> {
  return numberOf(
    db
      .selectFrom('session')
      .select(rows)
      .where('account_id', 'is not', null)
      .where('ends_at', '>', now)
      .where('seen_at', '>=', quiet),
  );
}

/** What was refused of late: rows of before are forgotten. */
export function countRefusedActs(db: Database): Promise<number> {
  return numberOf(db.selectFrom('refused_act').select(rows));
}

export function countFailedMessages(db: Database): Promise<number> {
  return numberOf(db.selectFrom('outbox').select(rows).where('state', '=', 'failed'));
}
