import type { World } from '../world.ts';
import { type Blockable, blockable } from './blocking.ts';
import { type HistoryEntry, tellEntries } from './history-entries.ts';
import { visibleEntry } from './history-scope-store.ts';
import { historyPeople, historyScope } from './history-sources.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';
import { type TracedAct, tracedActOf } from './traced-act-store.ts';

/** An entry that something is said about, and whether who acted there can be blocked; nobody to block for « no ». */
export interface ComplaintAbout {
  readonly act: TracedAct;
  /** The same as its history tells it. */
  readonly entry: HistoryEntry;
  readonly block: Blockable | 'no';
}

/**
 * The entry of the record with this number, or nothing when it is not there or not to be seen. @throws AccessError for whom
 * the history is not for
 */
export async function complaintAbout(
  world: World,
  access: RecordAccess,
  seq: number,
): Promise<ComplaintAbout | undefined> {
  mustBeAllowed(world, access, 'read-history');
  const found = await world.db.transaction().execute(async trx => {
    const row = await visibleEntry(trx, historyScope(world, access), seq);
    if (row === undefined) return undefined;
    const act = await tracedActOf(trx, row);
    const { rpps } = act;
    const block = rpps === undefined ? ('no' as const) : await blockable(trx, world, { access, rpps });
    return { row, act, block };
  });
  if (found === undefined) return undefined;
  const { row, ...about } = found;
  const people = await historyPeople(world, access);
  const [entry] = await tellEntries(world, access, { rows: [row], people });
  return entry && { ...about, entry };
}
