import type { Request } from 'express';
import { traceSignOut } from '../identity/operator/trace.ts';
import { traceAccount } from '../identity/trace.ts';
import type { World } from '../world.ts';

/**
 * Writes in the journal that whoever is in, in this browser, leaves: by the button, or because somebody else comes in.
 * Writes nothing for a visitor.
 */
export async function writeSignOut(world: World, { session }: Request): Promise<void> {
  const { accountId, operatorId } = session;
  if (accountId === undefined && operatorId === undefined) return;
  await world.db.transaction().execute(async trx => {
    if (accountId !== undefined) await traceAccount(trx, world, { accountId, verb: 'sign-out' });
    if (operatorId !== undefined) await traceSignOut(trx, world, operatorId);
  });
}
