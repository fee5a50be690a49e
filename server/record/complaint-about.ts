import type { World } from '../world.ts';
import { type Blockable, blockable } from './block-in.ts';
import { AccessError, type RecordAccess } from './records.ts';
import { type TracedAct, tracedAct } from './traced-act-store.ts';

/** An entry that something is said about, and whether who acted there can be blocked; nobody to block for « no ». */
export interface ComplaintAbout {
  readonly act: TracedAct;
  readonly block: Blockable | 'no';
}

/** The entry of the record with this number, or nothing. @throws AccessError when somebody else than the owner asks */
export async function complaintAbout(
  world: World,
  access: RecordAccess,
  seq: number,
): Promise<ComplaintAbout | undefined> {
  if (access.capacity !== 'self') throw new AccessError('Only the owner complains.');
  return world.db.transaction().execute(async trx => {
    const act = await tracedAct(trx, access.recordId, seq);
    if (act === undefined) return undefined;
    const { rpps } = act;
    return { act, block: rpps === undefined ? 'no' : await blockable(trx, world, { access, rpps }) };
  });
}
