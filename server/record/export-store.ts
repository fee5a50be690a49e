import type { Database } from '../storage/dialect.ts';
import { within } from './documents-store.ts';
import type { Permit } from './policy/decide.ts';

/** How much the documents of a permit are, in bytes: what each shows now. */
export async function shownTotals(
  db: Database,
  permit: Permit,
): Promise<{ readonly count: number; readonly bytes: number }> {
  const row = await within(db, permit)
    .select(all => [all.fn.countAll().as('count'), all.fn.sum('bytes').as('bytes')])
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), bytes: Number(row.bytes ?? 0) };
}

/** The bytes of the earlier versions of what one account wrote. */
export async function earlierBytes(db: Database, permit: Permit, accountId: string): Promise<number> {
  const own = within(db, permit)
    .select('id')
    .where('author_kind', '=', 'account')
    .where('author_id', '=', accountId);
  const row = await db
    .selectFrom('document_version')
    .innerJoin('document', 'document.id', 'document_version.document_id')
    .select(all => all.fn.sum('document_version.bytes').as('bytes'))
    .where('document.id', 'in', own)
    .whereRef('document.version_id', '!=', 'document_version.id')
    .executeTakeFirstOrThrow();
  return Number(row.bytes ?? 0);
}
