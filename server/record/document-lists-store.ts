import { type Kysely, sql } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import type { Tables } from '../storage/tables.ts';
import type { DocumentFilter, DocumentRow } from './documents-store.ts';
import { allOf, isOfType } from './policy/condition.ts';
import type { whereOf } from './policy/condition-store.ts';
import type { Permit } from './policy/decide.ts';
import { permitQuery } from './policy/permit-query-store.ts';

/** A document of a list: with the version of it that the account has read last, if any. */
export type ListedRow = DocumentRow & { readonly read_version: string | null };

/** Who looks: what they may see, and the account whose marks of reading count (none for professionals: empty). */
export interface Looker {
  readonly permit: Permit;
  readonly accountId: string;
}

/** The same as `within`, for the two queries of the busiest pages. */
function listed(
  db: Kysely<Tables>,
  at: { readonly recordId: string; readonly accountId: string },
  where: ReturnType<typeof whereOf>,
) {
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
    .where('removed_at', 'is', null)
    .where(where);
}

const lookNames = ['recordId', 'accountId'] as const;
const listNames = [
  ...lookNames,
  'classCode',
  'authorId',
  'first',
  'last',
  'begun',
  'ended',
  'count',
  'from',
] as const;

const newestFirst = (
  query: ReturnType<typeof listed>,
  at: { readonly count: string; readonly from: string },
) =>
  query
    .selectAll('document')
    .orderBy('day', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(sql<number>`${at.count}`)
    .offset(sql<number>`${at.from}`);

const listOfAll = permitQuery([...lookNames, 'count', 'from'], (db, at, where) =>
  newestFirst(listed(db, at, where), at),
);

// What is not asked for equals itself: one text for every other list. No day comes before '' or after '9999'.
const list = permitQuery(listNames, (db, at, where) =>
  newestFirst(
    listed(db, at, where)
      .where('class_code', '=', sql<string>`coalesce(nullif(${at.classCode}, ''), class_code)`)
      .where('author_id', '=', sql<string>`coalesce(nullif(${at.authorId}, ''), author_id)`)
      .where('day', '>=', at.first)
      .where('day', '<=', at.last)
      .where('changed_at', '>=', at.begun)
      .where('changed_at', '<=', at.ended),
    at,
  ),
);

/** More documents than any record has. */
const everything = 1_000_000_000;
/** After every day, as texts stand. */
const latest = '9999';

/** The documents that are asked for, newest first: all, or `count` of them from the place `from`. */
export async function listDocuments(
  db: Database,
  { permit, accountId }: Looker,
  what: DocumentFilter & { readonly from?: number; readonly count?: number },
): Promise<ListedRow[]> {
  const { classCode = '', authorId = '', year, since = '', until = latest, typeCodes } = what;
  const { changedSince: begun = '', changedUntil: ended = latest, count = everything, from = 0 } = what;
  // Days as texts stand in the order of time.
  const [, first = ''] = [since, year === undefined ? '' : `${year}-01-01`].sort();
  const condition = allOf(permit.condition, typeCodes === undefined || isOfType(typeCodes));
  const place = { recordId: permit.recordId, accountId, count, from };
  const [last = latest] = [until, year === undefined ? latest : `${year}-12-31`].sort();
  const asksAll = [classCode, authorId, first, begun].every(text => text === '');
  if (asksAll && last === latest && ended === latest) return listOfAll(db, condition, place);
  return list(db, condition, { ...place, classCode, authorId, first, last, begun, ended });
}

const news = permitQuery([...lookNames, 'count'], (db, at, where) =>
  listed(db, at, where)
    .select(['version_id', 'author_kind', 'author_id'])
    .orderBy('changed_at', 'desc')
    .limit(sql<number>`${at.count}`),
);

/** The documents that came in or changed last: no more of them than tells whether they are news. */
export async function lastChanged(
  db: Database,
  { permit, accountId }: Looker,
  count: number,
): Promise<Pick<ListedRow, 'version_id' | 'author_kind' | 'author_id' | 'read_version'>[]> {
  return news(db, permit.condition, { recordId: permit.recordId, accountId, count });
}
