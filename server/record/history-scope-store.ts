import { expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import type { Entry } from './journal-entry.ts';
import type { Condition } from './policy/condition.ts';
import { whereOf } from './policy/condition-store.ts';

/** Which entries of a chain a reader may see. */
export interface HistoryScope {
  readonly chain: string;
  /** The instant it is: entries about a document that is kept back until later wait until its existence is told (R2). */
  readonly now: string;
  /** What must hold of a document for its entries to be there; `true` for the owner alone, who may know of all (R10, R11). */
  readonly about: Condition;
}

const documents = expressionBuilder<Tables, 'document'>();

/**
 * The entries about documents and care that a reader may know of. What became of a document that is not there any more is
 * not known: to others than the owner it may have been a secret. `where`: the condition, when its values come later.
 */
export function visible(
  { now, about }: Pick<HistoryScope, 'now' | 'about'>,
  where = whereOf(about),
): RawBuilder<SqlBool> {
  const ofEntry = sql`select 1 from document where document.id = journal_entry.object_id`;
  if (about === true)
    return sql`(object_kind is null or object_kind <> 'document' or not exists (${ofEntry}
      and document.kept_back_until > ${now} and document.existence_told_at is null))`;
  return sql`(object_kind is null or object_kind not in ('document', 'care-line')
    or (object_kind = 'document' and exists (${ofEntry} and ${where(documents)}
      and (document.kept_back_until is null or document.kept_back_until <= ${now}
        or document.existence_told_at is not null))))`;
}

/** The entry with this number that a reader may see, or nothing. */
export async function visibleEntry(
  db: Database | Trx,
  scope: HistoryScope,
  seq: number,
): Promise<Entry | undefined> {
  return db
    .selectFrom('journal_entry')
    .selectAll()
    .where('chain', '=', scope.chain)
    .where('seq', '=', seq)
    .where(visible(scope))
    .executeTakeFirst();
}
