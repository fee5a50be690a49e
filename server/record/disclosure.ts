import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { appendEntry } from './journal.ts';
import type { JournalEvent } from './journal-entry.ts';
import { lockChain } from './journal-store.ts';

/** What may be shown, and how that is written in the journal. */
export interface Disclosure<Shown> {
  readonly event: Omit<JournalEvent, 'recordId'>;
  readonly shown: Shown;
}

/** How a disclosure is decided and carried out. */
export interface Disclosing<Shown, Given> {
  readonly recordId: string;
  /** Decides, inside the transaction, and reads by `trx` alone; nothing when there is nothing to show. */
  look(trx: Trx): Promise<Disclosure<Shown> | undefined>;
  /** Sends the answer, and is the only place that begins it: no byte and no status before. */
  give(shown: Shown): Promise<Given>;
}

/**
 * Shows something of a record to somebody else than its owner: writes it in the journal, and lets `give` begin once that
 * is on disk. A process that dies in between leaves a trace of what nobody saw; the other way round there would be an
 * answer that the history knows nothing of (product rules, §5: no trace, no access).
 *
 * Whoever changes rights writes in the record's chain too, so both wait for each other: a block that was carried out
 * before `look` is seen by it, and one that comes later comes after the trace. What `look` throws, or nothing to show,
 * leaves no entry and gives nothing: a refusal that has to be traced is an event of the caller's own.
 * Returns what `give` returns, or nothing when there was nothing to show.
 */
export async function traceThen<Shown, Given>(
  world: World,
  { recordId, look, give }: Disclosing<Shown, Given>,
): Promise<Given | undefined> {
  const disclosure = await world.db.transaction().execute(async trx => {
    await lockChain(trx, recordId);
    const found = await look(trx);
    if (found !== undefined) await appendEntry(trx, world, { ...found.event, recordId });
    return found;
  });
  return disclosure === undefined ? undefined : give(disclosure.shown);
}
