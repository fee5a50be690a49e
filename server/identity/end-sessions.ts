import { dropSessionsOf } from '../storage/account-sessions.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { traceAccount } from './trace.ts';

/**
 * Ends open visits of an account: the one named `only`, all but `except`, or all. Each is dead at its next request.
 * Returns how many there were.
 */
export async function endSessions(
  trx: Trx,
  world: World,
  { accountId, ...which }: { accountId: string; only?: string; except?: string },
): Promise<number> {
  const ended = await dropSessionsOf(trx, accountId, which);
  if (ended > 0)
    await traceAccount(trx, world, { accountId, verb: 'session.ended', details: { count: String(ended) } });
  return ended;
}
