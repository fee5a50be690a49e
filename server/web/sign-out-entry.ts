import type { Request } from 'express';
import { traceAgent, traceCarer } from '../identity/openid/trace.ts';
import { traceSignOut } from '../identity/operator/trace.ts';
import { traceAccount } from '../identity/trace.ts';
import type { World } from '../world.ts';

/**
 * Writes in the journal that whoever is in, in this browser, leaves: by the button, or because somebody else comes in.
 * Writes nothing for a visitor.
 */
export async function writeSignOut(world: World, { session }: Request): Promise<void> {
  const { accountId, operatorId, professional, agent } = session;
  if ((accountId ?? operatorId ?? professional ?? agent) === undefined) return;
  await world.db.transaction().execute(async trx => {
    if (accountId !== undefined) await traceAccount(trx, world, { accountId, verb: 'sign-out' });
    if (operatorId !== undefined) await traceSignOut(trx, world, operatorId);
    if (professional !== undefined) await traceCarer(trx, world, { ...professional, verb: 'sign-out' });
    if (agent !== undefined) await traceAgent(trx, world, { agentId: agent.id, verb: 'sign-out' });
  });
}
