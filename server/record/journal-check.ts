import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../storage/dialect.ts';
import { type Keys, SealError } from '../storage/keys.ts';
import type { Entry } from './journal-entry.ts';
import { type Head, readChainsAfter, readEntriesAfter } from './journal-store.ts';
import { signedText } from './journal-text.ts';

/**
 * What is wrong with a chain, at the first entry where it is:
 * - `changed`: the entry does not bear out its signature: altered, or not written by the site;
 * - `missing`: the number is not there though later ones are;
 * - `reordered`: another entry, further on, is the one that belongs here;
 * - `cut`: the chain ends before this number, which an anchor has seen;
 * - `anchor-differs`: an anchor has seen another entry here: the chain was written anew;
 * - `unknown-key`: signed with a key that is not in the ring.
 */
export type ChainFault = 'changed' | 'missing' | 'reordered' | 'cut' | 'anchor-differs' | 'unknown-key';

/** What checking one chain found: its length and last signature, or the first fault. */
export type ChainCheck =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly reason: ChainFault };

/** What reading the journal takes: a world, or a database and keys alone. */
export interface JournalReader {
  readonly db: Database;
  readonly keys: Keys;
}

/** How many entries are read at once. */
const chunk = 500;

/**
 * Checks one chain from its first entry to its last, and against `anchors`, the heads that were seen outside the
 * database. It needs no record key: signatures cover the sealed details, so a destroyed record still verifies.
 * A tail cut since the last anchor cannot be found by anything: nothing outside the database has seen it.
 */
export async function verifyChain(
  { db, keys }: JournalReader,
  chain: string,
  anchors: readonly Head[] = [],
): Promise<ChainCheck> {
  const seen = Map.groupBy(anchors, anchor => anchor.seq);
  let head: Head = { seq: 0, mac: '' };
  for (;;) {
    const entries = await readEntriesAfter(db, chain, { seq: head.seq, most: chunk });
    for (const entry of entries) {
      const reason = faultOf(keys, entry, { head, entries, anchored: seen.get(head.seq + 1) ?? [] });
      if (reason !== undefined) return { ok: false, seq: head.seq + 1, reason };
      head = { seq: entry.seq, mac: entry.mac };
    }
    if (entries.length < chunk) break;
    // A database in the same process answers without a pause: others are answered between two chunks.
    await nextTurn();
  }
  const longest = anchors.reduce((most, anchor) => Math.max(most, anchor.seq), 0);
  if (longest > head.seq) return { ok: false, seq: head.seq + 1, reason: 'cut' };
  return { ok: true, entries: head.seq, head: head.mac };
}

interface Around {
  readonly head: Head;
  readonly entries: readonly Entry[];
  readonly anchored: readonly Head[];
}

function faultOf(keys: Keys, entry: Entry, { head, entries, anchored }: Around): ChainFault | undefined {
  const seq = head.seq + 1;
  if (entry.seq !== seq) return 'missing';
  const signed = isSigned(keys, entry, head.mac);
  if (signed === undefined) return 'unknown-key';
  if (signed) return anchored.every(anchor => anchor.mac === entry.mac) ? undefined : 'anchor-differs';
  const belongs = entries.some(other => other.seq > seq && isSigned(keys, { ...other, seq }, head.mac));
  return belongs ? 'reordered' : 'changed';
}

/**
 * Whether an entry bears its signature after the entry that ends with `previousMac`; undefined without the key. Compared
 * as texts: nobody who could time it chooses the signature, and the signature is no secret.
 */
function isSigned(keys: Keys, entry: Entry, previousMac: string): boolean | undefined {
  try {
    return keys.mac('journal', entry.key_id, signedText(entry, previousMac)) === entry.mac;
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** Names every chain of the journal, read in chunks. */
export async function* listChains(db: Database): AsyncGenerator<string> {
  let chain = '';
  for (;;) {
    const chains = await readChainsAfter(db, { chain, since: '', most: chunk });
    yield* chains;
    const last = chains.at(-1);
    if (last === undefined || chains.length < chunk) return;
    chain = last;
  }
}
