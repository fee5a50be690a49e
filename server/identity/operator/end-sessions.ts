import { ownRecord } from '../../record/records-store.ts';
import type { Trx } from '../../storage/tables.ts';
import { after } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { endSessionsOf } from '../account-sessions-store.ts';
import { notifyAccount } from '../notices.ts';
import { signedInIdle } from '../session-life.ts';
import type { OperatorAccess } from './access.ts';
import { countSessionsOf } from './sessions-store.ts';
import { traceOperator } from './trace.ts';

/** What closing somebody's visits came to: how many there were, and whether a message tells the person. */
export interface EndedSessions {
  readonly ended: number;
  readonly told: boolean;
}

/** How many visits of an account are open now. */
export function openSessionsOf(trx: Trx, world: World, accountId: string): Promise<number> {
  const now = world.now();
  const span = { now: now.toISOString(), quiet: after(now, -signedInIdle) };
  return countSessionsOf(trx, accountId, span);
}

/**
 * Closes every visit of an account, writes who did it and why, and tells the person by each way they can be reached.
 * The reason is kept sealed in the record's journal, where its owner can read it; in the site's for an account that
 * has no record.
 */
export async function endSessions(
  world: World,
  access: OperatorAccess,
  what: { accountId: string; reason: string },
): Promise<EndedSessions> {
  const { accountId, reason } = what;
  return world.db.transaction().execute(async trx => {
    const ended = await openSessionsOf(trx, world, accountId);
    if (ended === 0) return { ended, told: false };
    await endSessionsOf(trx, accountId);
    await traceEnd(trx, world, { access, accountId, ended, reason });
    const values = { date: world.now().toISOString() };
    const told = await notifyAccount(trx, world, { accountId, kind: 'sessions-ended', values });
    return { ended, told: told > 0 };
  });
}

async function traceEnd(
  trx: Trx,
  world: World,
  what: { access: OperatorAccess; accountId: string; ended: number; reason: string },
): Promise<void> {
  const { access, accountId, ended, reason } = what;
  const act = {
    access,
    verb: 'operator.sessions-ended',
    object: { kind: 'account', id: accountId },
  } as const;
  const recordId = await ownRecord(trx, accountId);
  if (recordId === undefined) return traceOperator(trx, world, { ...act, details: { ended, reason } });
  await traceOperator(trx, world, { ...act, details: { ended } });
  await traceOperator(trx, world, { ...act, recordId, details: { ended, reason } });
}
