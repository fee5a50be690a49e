import type { Keys } from '../storage/keys.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { type Entry, entryOf, type JournalEvent, siteChain } from './journal-entry.ts';
import { insertEntries, lockChain, readHead } from './journal-store.ts';
import { canonicalJson, signedText } from './journal-text.ts';

/**
 * Writes one event at the end of its chain: the record's, or the site's when it concerns none. It happens in the
 * transaction of the act itself: no trace, no act. Returns the entry's place.
 * @throws as `appendEntries`
 */
export async function appendEntry(
  trx: Trx,
  world: World,
  { recordId, ...event }: JournalEvent,
): Promise<{ chain: string; seq: number }> {
  const seq = await appendEntries(trx, world, { recordId, events: [event] });
  return { chain: recordId ?? siteChain, seq };
}

/**
 * Writes events at the end of one chain, in their order, as they would be one after the other. It is the only way into
 * the journal. Numbers of a chain follow one another from 1 without a gap, whatever runs at the same time. Returns the
 * number of the last entry.
 * @throws JournalEventError when a column in clear would hold more than an id
 * @throws SealError when there are details and the record is not there, or its key was destroyed
 */
export async function appendEntries(
  trx: Trx,
  world: World,
  { recordId, events }: { recordId: string | undefined; events: readonly Omit<JournalEvent, 'recordId'>[] },
): Promise<number> {
  const wrapped = await lockChain(trx, recordId);
  const head = await readHead(trx, recordId ?? siteChain);
  const at = world.now().toISOString();
  const keyId = world.keys.current;
  const entries: Entry[] = [];
  let previous = head.mac;
  for (const [place, one] of events.entries()) {
    const event = { ...one, recordId };
    const seq = head.seq + place + 1;
    const entry = entryOf(event, {
      seq,
      at,
      details: sealDetails(world.keys, event, { seq, wrapped }),
      keyId,
    });
    previous = world.keys.mac('journal', keyId, signedText(entry, previous));
    entries.push({ ...entry, mac: previous });
  }
  await insertEntries(trx, entries);
  return head.seq + events.length;
}

function sealDetails(
  keys: Keys,
  event: JournalEvent,
  at: { seq: number; wrapped: string | undefined },
): string | null {
  if (event.details === undefined) return null;
  const text = canonicalJson(event.details);
  const place = `journal:${at.seq}`;
  if (event.recordId === undefined) return keys.seal('journal_details', place, text);
  return keys.forRecord(event.recordId, at.wrapped ?? '').seal(place, text);
}
