import { sql } from 'kysely';
import { z } from 'zod';
import type { World } from '../world.ts';
import type { Database } from './dialect.ts';
import { type Keys, type Purpose, SealError } from './keys.ts';
import { traitsSchema, traitsText } from './person-traits.ts';
import type { Tables, Trx } from './tables.ts';

/** A column of sealed texts: what identifies a row is also the place its text is sealed for, joined by « : ». */
interface SealedColumn {
  readonly table: keyof Tables & Purpose;
  readonly column: string;
  readonly ids: readonly string[];
  /** What is kept sealed and whose fingerprint is searched for: both change together. */
  readonly lookups?: readonly Lookup[];
}

/** A fingerprint, of one field of the sealed text or of a text that is made of several. */
interface Lookup {
  readonly column: string;
  readonly purpose: Purpose;
  readonly of: (opened: unknown) => string;
}

/** @throws ZodError when the text has no such field */
const field =
  (name: string) =>
  (opened: unknown): string =>
    z.string().parse(z.looseObject({ [name]: z.string() }).parse(opened)[name]);

const nirLookup: Lookup = { column: 'nir_lookup', of: field('nir'), purpose: 'nir' };
const traitsLookup: Lookup = {
  column: 'traits_lookup',
  of: opened => traitsText(traitsSchema.parse(opened)),
  purpose: 'traits',
};
const identifierLookup: Lookup = {
  column: 'identifier_lookup',
  of: field('identifier'),
  purpose: 'identifier',
};
const subjectLookup: Lookup = { column: 'subject_lookup', of: field('subject'), purpose: 'agent' };
const loginLookup: Lookup = { column: 'login_lookup', of: field('login'), purpose: 'operator_login' };

/**
 * Everything sealed under the ring. What is not here needs no rotation: contents of a record are sealed under its own
 * key, which is re-wrapped; details of the site's journal cannot change and keep the key they were written with.
 */
const sealedColumns: readonly SealedColumn[] = [
  { table: 'record', column: 'wrapped_key', ids: ['id'] },
  { table: 'insured', column: 'sealed', ids: ['id'], lookups: [nirLookup, traitsLookup] },
  { table: 'account', column: 'sealed', ids: ['id'], lookups: [identifierLookup] },
  { table: 'agent', column: 'sealed', ids: ['id'], lookups: [subjectLookup] },
  { table: 'contact', column: 'sealed', ids: ['account_id', 'channel'] },
  { table: 'creation_request', column: 'sealed', ids: ['id'], lookups: [nirLookup] },
  { table: 'creation_draft', column: 'sealed', ids: ['code_id'] },
  { table: 'fresh_credentials', column: 'sealed', ids: ['account_id'] },
  { table: 'session', column: 'sealed', ids: ['id'] },
  { table: 'outbox', column: 'sealed', ids: ['id'] },
  { table: 'post_letter', column: 'sealed', ids: ['id'] },
  { table: 'demo_message', column: 'sealed', ids: ['id'] },
  { table: 'authenticator', column: 'sealed', ids: ['account_id'] },
  { table: 'contact_message', column: 'sealed', ids: ['id'] },
  { table: 'operator', column: 'sealed', ids: ['id'], lookups: [loginLookup] },
  { table: 'fresh_sheet', column: 'sealed', ids: ['account_id'] },
  { table: 'account_change', column: 'sealed', ids: ['id'] },
  { table: 'account_look', column: 'sealed', ids: ['account_id'] },
  { table: 'draft', column: 'sealed', ids: ['id'] },
];

/** Rows done since the last report in one table; `stuck` names those that do not open and were left as they are. */
export interface RotationStep {
  readonly table: string;
  readonly resealed: number;
  readonly stuck: readonly string[];
}

/**
 * Seals again, under the newest key of the ring, everything that another key sealed, with the fingerprints that go
 * with it. Each step is one transaction of at most `most` rows, so it can run beside the site (which already has
 * the new ring), be stopped at any moment and be started again: rows already done are not touched. A row that the
 * site changes meanwhile is left to the site, which seals with the newest key.
 *
 * A fingerprint is taken to be under the key of its row's sealed text: who seals a row again writes both columns.
 * Not made again: hashes of codes, which name the key they were made with and hold as long as it stays in the ring;
 * fingerprints of limits, which begin to count anew, and of sessions: everyone signs in again.
 */
export async function* rotateKeys(world: World, most = 100): AsyncGenerator<RotationStep> {
  for (const sealed of sealedColumns) {
    let after: readonly string[] = sealed.ids.map(() => '');
    for (;;) {
      const rows = await staleRows(world.db, sealed, { current: world.keys.current, after, most });
      const last = rows.at(-1);
      if (last === undefined) break;
      yield await world.db.transaction().execute(trx => resealRows(trx, world.keys, { sealed, rows }));
      after = last.ids;
    }
  }
}

interface StaleRow {
  readonly ids: readonly string[];
  readonly text: string;
}

/** A text under the ring is `keyId.…`; one without a dot was sealed under another key (a record's, a code's) or wiped. */
async function staleRows(
  db: Database,
  { table, column, ids }: SealedColumn,
  from: { current: string; after: readonly string[]; most: number },
): Promise<StaleRow[]> {
  const idColumns = sql.join(ids.map(id => sql.ref(id)));
  const { rows } = await sql<Record<string, string>>`
    select ${idColumns}, ${sql.ref(column)} as text from ${sql.table(table)}
    where (${idColumns}) > (${sql.join([...from.after])})
      and ${sql.ref(column)} like '%.%' and ${sql.ref(column)} not like ${`${from.current}.%`}
    order by ${idColumns} limit ${from.most}`.execute(db);
  return rows.map(row => ({ ids: ids.map(id => row[id] ?? ''), text: row.text ?? '' }));
}

async function resealRows(
  trx: Trx,
  keys: Keys,
  { sealed, rows }: { sealed: SealedColumn; rows: readonly StaleRow[] },
): Promise<RotationStep> {
  const stuck: string[] = [];
  let resealed = 0;
  for (const row of rows) {
    const place = row.ids.join(':');
    const fresh = reseal(keys, sealed, { place, text: row.text });
    if (fresh === undefined) stuck.push(place);
    else resealed += await replace(trx, sealed, { row, fresh });
  }
  return { table: sealed.table, resealed, stuck };
}

type Fresh = Readonly<Record<string, string>>;

/** The new values of a row's columns; undefined when it does not open, or lacks the number its fingerprint is of. */
function reseal(
  keys: Keys,
  sealed: SealedColumn,
  { place, text }: { place: string; text: string },
): Fresh | undefined {
  try {
    const plain = keys.open(sealed.table, place, text);
    const fresh = { [sealed.column]: keys.seal(sealed.table, place, plain) };
    if (sealed.lookups === undefined) return fresh;
    const opened: unknown = JSON.parse(plain);
    const prints = sealed.lookups.map(
      ({ column, purpose, of }) => [column, keys.lookup(purpose, of(opened))] as const,
    );
    return { ...fresh, ...Object.fromEntries(prints) };
  } catch (error) {
    if (error instanceof SealError || error instanceof SyntaxError || error instanceof z.ZodError)
      return undefined;
    throw error;
  }
}

/** Writes the new values if the row still holds the text they were made from. Returns how many rows changed. */
async function replace(
  trx: Trx,
  sealed: SealedColumn,
  { row, fresh }: { row: StaleRow; fresh: Fresh },
): Promise<number> {
  const set = sql.join(Object.entries(fresh).map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  const same = sealed.ids.map((id, index) => sql`${sql.ref(id)} = ${row.ids[index]}`);
  const result = await sql`
    update ${sql.table(sealed.table)} set ${set}
    where ${sql.join(same, sql` and `)} and ${sql.ref(sealed.column)} = ${row.text}`.execute(trx);
  return Number(result.numAffectedRows ?? 0n);
}
