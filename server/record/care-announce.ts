import type { World } from '../world.ts';
import type { Caring } from './care-trace.ts';
import { inTurn } from './in-turn.ts';
import { announceDocument } from './kept-back.ts';
import { AccessError } from './records.ts';

/** Says that a document was announced, in a transaction of its own. Gives false when it may not be said, or was already. */
export async function announceForCarer(world: World, who: Caring, documentId: string): Promise<boolean> {
  try {
    return await inTurn(world, who.recordId, trx =>
      announceDocument(trx, world, { document: documentId, by: who.viewer }),
    );
  } catch (error) {
    if (error instanceof AccessError) return false;
    throw error;
  }
}
