import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { after } from '../storage/time.ts';
import type { World } from '../world.ts';
import { closedUntil, type Recovery, type RecoveryWay, recoveryRules, usableAccount } from './recovery.ts';
import { tellEverywhere } from './recovery-notices.ts';
import * as store from './recovery-store.ts';
import { traceRecovery } from './recovery-trace.ts';
import { issueRefusal } from './refusals.ts';

/** What became of asking to wait. `closed`: a wait was refused not long ago. `ended`: there is nothing to wait for. */
export type WaitResult = 'begun' | 'running' | 'closed' | 'ended';

/**
 * « Je n'ai qu'un seul moyen »: begins the 72 hours, and tells the owner everywhere, with a number to refuse it. One
 * wait at a time for an account: a second one would not end sooner.
 */
export async function beginWait(world: World, recovery: Recovery): Promise<WaitResult> {
  return world.db.transaction().execute(async trx => {
    const now = world.now().toISOString();
    const row = await store.findRecovery(trx, recovery.id);
    const account = await usableAccount(trx, row?.account_id ?? 'nobody');
    const way = row?.first_way ?? null;
    if (account === undefined || way === null || row?.ended_at !== null) return 'ended';
    if ((await store.liveWait(trx, account.id, now)) !== undefined) return 'running';
    if ((await closedUntil(trx, world, account.id)) !== undefined) return 'closed';
    const { id, opensAt, refusal } = await keepWait(trx, world, { accountId: account.id, way });
    const values = { date: opensAt, refusal };
    await tellEverywhere(trx, world, { account, kind: 'recovery-started', values });
    await traceRecovery(trx, world, { id: recovery.id, verb: 'recovery.wait-begun', details: { wait: id } });
    return 'begun';
  });
}

/** Writes the wait and the number that refuses it: that number holds for 14 days after the last moment to finish. */
async function keepWait(
  trx: Trx,
  world: World,
  { accountId, way }: { accountId: string; way: RecoveryWay },
): Promise<{ id: string; opensAt: string; refusal: string }> {
  const id = newId(world.random);
  const { wait, finish } = recoveryRules;
  const opensAt = after(world.now(), wait);
  const expiresAt = after(world.now(), wait + finish);
  await store.insertWait(trx, {
    ...{ id, account_id: accountId, way, created_at: world.now().toISOString() },
    ...{ opens_at: opensAt, expires_at: expiresAt, ended_at: null, refused_at: null },
  });
  const refusal = await issueRefusal(trx, world, {
    kind: 'recovery-wait',
    subject: id,
    expiresAt: new Date(Date.parse(expiresAt) + recoveryRules.refusable),
  });
  return { id, opensAt, refusal };
}
