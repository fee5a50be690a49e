import type { Entry } from './journal-entry.ts';

/**
 * What the MAC of an entry of version 1 covers: each of these columns, then the MAC of the entry before. A column
 * that comes with a later version does not change what earlier entries signed. It is `canonicalJson` of the columns,
 * which stand here in its order: written at once, 100,000 of them take a tenth of the time that sorting each takes.
 */
export function signedText(entry: Omit<Entry, 'mac'>, previousMac: string): string {
  const columns = JSON.stringify({
    actor_id: entry.actor_id,
    actor_kind: entry.actor_kind,
    at: entry.at,
    capacity: entry.capacity,
    chain: entry.chain,
    channel: entry.channel,
    details: entry.details,
    exercise: entry.exercise,
    key_id: entry.key_id,
    object_id: entry.object_id,
    object_kind: entry.object_kind,
    on_behalf_of: entry.on_behalf_of,
    policy_version: entry.policy_version,
    record_id: entry.record_id,
    rule: entry.rule,
    seq: entry.seq,
    verb: entry.verb,
    version: entry.version,
  } satisfies Record<keyof Omit<Entry, 'mac'>, string | number | null>);
  return `${columns}\n${previousMac}`;
}

/**
 * JSON with one form only (RFC 8785 for flat objects): keys sorted by UTF-16 code unit, no space, null kept.
 * Numbers and strings as JSON.stringify writes them, which is what the RFC asks.
 */
export function canonicalJson(value: Readonly<Record<string, string | number | boolean | null>>): string {
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${JSON.stringify(field)}`).join(',')}}`;
}
