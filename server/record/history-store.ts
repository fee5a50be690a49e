import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables } from '../storage/tables.ts';
import { type HistoryScope, visible } from './history-scope-store.ts';
import type { Entry, Verb } from './journal-entry.ts';
import type { whereOf } from './policy/condition-store.ts';
import { permitQuery } from './policy/permit-query-store.ts';

/** Acts of one sort: what a kind of actor does. A chain of any length knows some dozens of them. */
export interface Act {
  readonly kind: string;
  readonly verb: string;
}

/** Whose entries are read: those of one sort of act, or those of one person, of some verbs or of all. */
export type Source = Act | { readonly actor: string; readonly verbs?: readonly Verb[] | undefined };

/** Where one stands in a history. */
export interface HistoryPlace {
  readonly at: string;
  readonly seq: number;
}

/** What is asked for: instants in ISO 8601, `until` itself not included. */
export interface HistoryQuery {
  readonly sources: readonly Source[];
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** The entries older than this one. */
  readonly before?: HistoryPlace | undefined;
  /** The entries newer than this one, those next to it first. */
  readonly after?: HistoryPlace | undefined;
  readonly most: number;
}

/** Before and after every instant that is ever written, and after every number of an entry. */
const [never, always, last] = ['', '9999', 2_147_483_647];

const names = ['chain', 'now', 'kind', 'verb', 'from', 'until', 'at', 'seq', 'most'] as const;
type Name = (typeof names)[number];
type Values = Readonly<
  Record<Exclude<Name, 'seq' | 'most'>, string> & Record<'seq' | 'most', string | number>
>;

/** The form of a query: which way it goes, for whom, and where the values of its condition stand. */
interface Form extends Pick<HistoryScope, 'about'> {
  readonly isUpward: boolean;
  readonly where?: ReturnType<typeof whereOf>;
}

/** The entries on one side of a place and between two instants, those next to the place first. */
function onOneSide(db: Kysely<Tables>, value: Values, { about, where, isUpward }: Form) {
  const order = isUpward ? 'asc' : 'desc';
  const place = sql`(${value.at}, ${value.seq})`;
  return db
    .selectFrom('journal_entry')
    .selectAll()
    .where('chain', '=', value.chain)
    .where('at', '>=', value.from)
    .where('at', '<', value.until)
    .where(isUpward ? sql<SqlBool>`(at, seq) > ${place}` : sql<SqlBool>`(at, seq) < ${place}`)
    .where(visible({ now: value.now, about }, where))
    .orderBy('at', order)
    .orderBy('seq', order)
    .limit(sql<number>`${value.most}`);
}

/** What pages ask for again and again, once for each sort of act: by whether all is seen, and which way it goes. */
const keptOf = (about: boolean, isUpward: boolean) =>
  permitQuery(names, (db, value, where) =>
    onOneSide(db, value, { about, where, isUpward })
      .where('actor_kind', '=', value.kind)
      .where('verb', '=', value.verb),
  );
const kept = {
  whole: { up: keptOf(true, true), down: keptOf(true, false) },
  part: { up: keptOf(false, true), down: keptOf(false, false) },
};

async function readSource(
  db: Database,
  { chain, now, about }: HistoryScope,
  { source, ...query }: Omit<HistoryQuery, 'sources'> & { source: Source },
): Promise<Entry[]> {
  const { from = never, until = always, before, after, most } = query;
  const isUpward = after !== undefined;
  const { at, seq } = after ?? before ?? { at: always, seq: last };
  const values = { chain, now, from, until, at, seq, most };
  if ('kind' in source) {
    const read = kept[about === true ? 'whole' : 'part'][isUpward ? 'up' : 'down'];
    return read(db, about, { ...values, ...source });
  }
  const entries = onOneSide(db, { ...values, kind: '', verb: '' }, { about, isUpward }).where(
    'actor_id',
    '=',
    source.actor,
  );
  return (source.verbs === undefined ? entries : entries.where('verb', 'in', [...source.verbs])).execute();
}

/** At most `most` entries of all sources together, newest first whatever was asked for. */
export async function readHistoryEntries(
  db: Database,
  scope: HistoryScope,
  { sources, ...query }: HistoryQuery,
): Promise<Entry[]> {
  const read = await Promise.all(sources.map(source => readSource(db, scope, { ...query, source })));
  const newest = read.flat().sort((a, b) => (a.at === b.at ? b.seq - a.seq : a.at < b.at ? 1 : -1));
  return query.after === undefined ? newest.slice(0, query.most) : newest.slice(-query.most);
}

const nextAct = keptQuery(['chain', 'kind', 'verb'], (db, value) =>
  db
    .selectFrom('journal_entry')
    .select(['actor_kind as kind', 'verb'])
    .where('chain', '=', value.chain)
    // After every instant of the act before: by kind and verb alone SQLite would step over its entries one by one.
    .where(sql<SqlBool>`(actor_kind, verb, at) > (${value.kind}, ${value.verb}, ${always})`)
    .orderBy('actor_kind')
    .orderBy('verb')
    .limit(1),
);

/** The sorts of acts that a chain knows: from one to the next along the index, however many entries each has. */
export async function actsIn(db: Database, chain: string): Promise<readonly Act[]> {
  const acts: Act[] = [];
  let here: Act = { kind: '', verb: '' };
  for (;;) {
    const [next] = await nextAct(db, { chain, ...here });
    if (next === undefined) return acts;
    acts.push(next);
    here = next;
  }
}
