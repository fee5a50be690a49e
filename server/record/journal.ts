import type { Keys } from '../storage/keys.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { entryOf, type JournalEvent, siteChain } from './journal-entry.ts';
import { insertEntry, lockChain, readHead } from './journal-store.ts';
import { canonicalJson, signedText } from './journal-text.ts';

/**
 * Writes one event at the end of its chain: the record's, or the site's when it concerns none. It is the only way
 * into the journal, and it happens in the transaction of the act itself: no trace, no act. Numbers of a chain
 * follow one another from 1 without a gap, whatever runs at the same time. Returns the entry's place.
 * @throws JournalEventError when a column in clear would hold more than an id
 * @throws SealError when there are details and the record is not there, or its key was destroyed
 */
export async function appendEntry(
  trx: Trx,
  world: World,
  event: JournalEvent,
): Promise<{ chain: string; seq: number }> {
  const chain = event.recordId ?? siteChain;
  const wrapped = await lockChain(trx, event.recordId);
  const head = await readHead(trx, chain);
  const seq = head.seq + 1;
  const entry = entryOf(event, {
    seq,
    at: world.now().toISOString(),
    details: sealDetails(world.keys, event, { seq, wrapped }),
    keyId: world.keys.current,
  });
  const mac = world.keys.mac('journal', entry.key_id, signedText(entry, head.mac));
  await insertEntry(trx, { ...entry, mac });
  return { chain, seq };
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
