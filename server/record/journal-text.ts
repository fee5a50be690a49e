import type { Entry } from './journal-entry.ts';

const signedColumns = [
  'chain',
  'seq',
  'version',
  'at',
  'actor_kind',
  'actor_id',
  'on_behalf_of',
  'capacity',
  'exercise',
  'record_id',
  'verb',
  'object_kind',
  'object_id',
  'rule',
  'policy_version',
  'channel',
  'details',
  'key_id',
] as const;

/**
 * What the MAC of an entry of version 1 covers: each of these columns, then the MAC of the entry before. A column
 * that comes with a later version does not change what earlier entries signed.
 */
export function signedText(entry: Omit<Entry, 'mac'>, previousMac: string): string {
  const columns = Object.fromEntries(signedColumns.map(column => [column, entry[column]]));
  return `${canonicalJson(columns)}\n${previousMac}`;
}

/**
 * JSON with one form only (RFC 8785 for flat objects): keys sorted by UTF-16 code unit, no space, null kept.
 * Numbers and strings as JSON.stringify writes them, which is what the RFC asks.
 */
export function canonicalJson(value: Readonly<Record<string, string | number | boolean | null>>): string {
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${JSON.stringify(field)}`).join(',')}}`;
}
