import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { endSessionOf, endSessionsOf } from './account-sessions-store.ts';
import { traceAccount } from './trace.ts';

/**
 * Ends open visits of an account: the one named `only`, or all but the one named `except`. Each is dead at its next
 * request. Returns how many there were.
 */
export async function endSessions(
  trx: Trx,
  world: World,
  { accountId, ...which }: { accountId: string } & ({ only: string } | { except: string }),
): Promise<number> {
  const ended =
    'only' in which
      ? await endSessionOf(trx, accountId, which.only)
      : await endSessionsOf(trx, accountId, which.except);
  if (ended > 0) await traceAccount(trx, world, { accountId, verb: 'session.ended', details: { ended } });
  return ended;
}
