import { type Kysely, sql } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables } from '../storage/tables.ts';
import { type DocumentFilter, type DocumentRow, type DocumentScope, isThere } from './documents-store.ts';

/** A document of a list: with the version of it that the account has read last, if any. */
export type ListedRow = DocumentRow & { readonly read_version: string | null };

/** A scope and the account that looks, as values of a kept query. */
const asValues = (scope: DocumentScope, accountId: string) => ({
  ...{ recordId: scope.recordId, now: scope.now, accountId },
  secret: scope.withSecrets ? 1 : 0,
});

const scopeNames = ['recordId', 'now', 'secret', 'accountId'] as const;
type ScopeMarks = Readonly<Record<(typeof scopeNames)[number], string>>;

/** The same as `within`, for the two queries of the busiest pages: built once, whatever the scope. */
function listed(db: Database, at: ScopeMarks) {
  return db
    .selectFrom('document')
    .select(from =>
      from
        .selectFrom('document_read')
        .select('document_read.version_id')
        .whereRef('document_read.document_id', '=', 'document.id')
        .where('document_read.account_id', '=', at.accountId)
        .as('read_version'),
    )
    .where('record_id', '=', at.recordId)
    .where(isThere(at.now))
    .where('secret', '<=', sql<0 | 1>`${at.secret}`);
}

const listNames = [...scopeNames, 'classCode', 'authorId', 'first', 'last', 'count', 'from'] as const;

// What is not asked for equals itself: one text for every list. No day comes before '' or after '9999'.
const list = (db: Kysely<Tables>, at: Readonly<Record<(typeof listNames)[number], string>>) =>
  listed(db, at)
    .selectAll('document')
    .where('class_code', '=', sql<string>`coalesce(nullif(${at.classCode}, ''), class_code)`)
    .where('author_id', '=', sql<string>`coalesce(nullif(${at.authorId}, ''), author_id)`)
    .where('day', '>=', at.first)
    .where('day', '<=', at.last)
    .orderBy('day', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(sql<number>`${at.count}`)
    .offset(sql<number>`${at.from}`);

const anyList = keptQuery(listNames, list);

/** The site asks for the documents of few sets of types, always the same: each has a text of its own. */
const listsOfTypes = new Map<string, typeof anyList>();

function listOfTypes(codes: readonly string[]): typeof anyList {
  const name = codes.join();
  const known = listsOfTypes.get(name);
  const query = known ?? keptQuery(listNames, (db, at) => list(db, at).where('type_code', 'in', codes));
  if (known === undefined) listsOfTypes.set(name, query);
  return query;
}

/** More documents than any record has. */
const everything = 1_000_000_000;

/** The documents that are asked for, newest first: all, or `count` of them from the place `from`. */
export async function listDocuments(
  db: Database,
  { scope, accountId }: { scope: DocumentScope; accountId: string },
  what: DocumentFilter & { readonly from?: number; readonly count?: number },
): Promise<ListedRow[]> {
  const { classCode = '', authorId = '', year, since = '', typeCodes, count = everything, from = 0 } = what;
  // Days as texts stand in the order of time.
  const [, first = ''] = [since, year === undefined ? '' : `${year}-01-01`].sort();
  const query = typeCodes === undefined ? anyList : listOfTypes(typeCodes);
  return query(db, {
    ...asValues(scope, accountId),
    ...{ classCode, authorId, count, from },
    first,
    last: year === undefined ? '9999' : `${year}-12-31`,
  });
}

const newsQuery = keptQuery([...scopeNames, 'count'], (db, at) =>
  listed(db, at)
    .select(['version_id', 'author_kind', 'author_id'])
    .orderBy('changed_at', 'desc')
    .limit(sql<number>`${at.count}`),
);

/** The documents that came in or changed last: no more of them than tells whether they are news. */
export async function lastChanged(
  db: Database,
  { scope, accountId }: { scope: DocumentScope; accountId: string },
  count: number,
): Promise<Pick<ListedRow, 'version_id' | 'author_kind' | 'author_id' | 'read_version'>[]> {
  return newsQuery(db, { ...asValues(scope, accountId), count });
}
