import { sql } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import { type HistoryScope, visible } from './history-scope-store.ts';
import type { Source } from './history-store.ts';

/** The place of one entry; nothing for a number that the chain does not have. */
export async function placeOfEntry(
  db: Database,
  chain: string,
  seq: number,
): Promise<{ at: string; seq: number } | undefined> {
  return db
    .selectFrom('journal_entry')
    .select(['at', 'seq'])
    .where('chain', '=', chain)
    .where('seq', '=', seq)
    .executeTakeFirst();
}

/** The instant of the first entry of a chain. */
export async function firstInstant(db: Database, chain: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('journal_entry')
    .select('at')
    .where('chain', '=', chain)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** A stretch of time with a name. */
export interface Stretch {
  readonly name: string;
  readonly from: string;
  readonly until: string;
}

const ofSource = (source: Source) => {
  if ('kind' in source) return sql`actor_kind = ${source.kind} and verb = ${source.verb}`;
  const { actor, verbs } = source;
  if (verbs === undefined) return sql`actor_id = ${actor}`;
  return sql`actor_id = ${actor} and verb in (${sql.join([...verbs])})`;
};

/** The names of the stretches in which there is an entry of a source: one look into the index for each, no counting. */
export async function stretchesWithEntries(
  db: Database,
  scope: HistoryScope,
  { sources, stretches }: { sources: readonly Source[]; stretches: readonly Stretch[] },
): Promise<ReadonlySet<string>> {
  if (stretches.length === 0 || sources.length === 0) return new Set();
  const rows = sql.join(stretches.map(({ name, from, until }) => sql`(${name}, ${from}, ${until})`));
  const isThere = sources.map(
    source => sql`exists (select 1 from journal_entry where chain = ${scope.chain} and ${ofSource(source)}
      and at >= stretch.since and at < stretch.until and ${visible(scope)})`,
  );
  const { rows: found } = await sql<{ name: string }>`
    with stretch(name, since, until) as (values ${rows})
    select name from stretch where ${sql.join(isThere, sql` or `)}`.execute(db);
  return new Set(found.map(({ name }) => name));
}
