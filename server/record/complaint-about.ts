import type { World } from '../world.ts';
import { type Blockable, blockable } from './blocking.ts';
import { visibleEntry } from './history-scope-store.ts';
import { historyScope } from './history-sources.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';
import { type TracedAct, tracedActOf } from './traced-act-store.ts';

/** An entry that something is said about, and whether who acted there can be blocked; nobody to block for « no ». */
export interface ComplaintAbout {
  readonly act: TracedAct;
  readonly block: Blockable | 'no';
}

/** The entry of the record with this number, or nothing when it is not there or not to be seen. @throws AccessError for whom the history is not for */
export async function complaintAbout(
  world: World,
  access: RecordAccess,
  seq: number,
): Promise<ComplaintAbout | undefined> {
  mustBeAllowed(world, access, 'read-history');
  return world.db.transaction().execute(async trx => {
    const entry = await visibleEntry(trx, historyScope(world, access), seq);
    const act = entry && (await tracedActOf(trx, entry));
    if (act === undefined) return undefined;
    const { rpps } = act;
    return { act, block: rpps === undefined ? 'no' : await blockable(trx, world, { access, rpps }) };
  });
}
