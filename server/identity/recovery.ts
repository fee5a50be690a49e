import { findRecordOf } from '../record/records-store.ts';
import type { RecoveryWay } from '../storage/account-tables.ts';
import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import { day, hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type AccountRow, findAccount } from './accounts-store.ts';
import * as store from './recovery-store.ts';

export type { RecoveryWay } from '../storage/account-tables.ts';

/** The ways that prove who comes back (product rules, §2.9). The counter is a fifth one, later. */
export const recoveryWays: readonly RecoveryWay[] = ['email', 'sms', 'sheet'];

/** Rules of the way back in (product rules, §2.9): one proof alone waits 72 hours, then 7 days are left to use it. */
export const recoveryRules = {
  lives: 4 * hour,
  wait: 72 * hour,
  finish: 7 * day,
  closedAfterRefusal: 30 * day,
  /** How long « Ce n'est pas moi » still stops what was done. */
  refusable: 14 * day,
} as const;

/** Somebody on the way back in, as far as they got. */
export interface Recovery {
  readonly id: string;
  readonly browser: string;
  readonly numberMark: string;
  /** Nothing for whoever has no account: they go the same way and no code is right. */
  readonly accountId: string | undefined;
  /** When the account was opened. */
  readonly openedAt: Date | undefined;
  /** The way being tried, and the attempt of its code. */
  readonly trying: { readonly way: RecoveryWay; readonly attemptId: string } | undefined;
  readonly first: RecoveryWay | undefined;
  readonly second: RecoveryWay | undefined;
  /** The wait of the account, once one way is proven. */
  readonly wait: RecoveryWait | undefined;
  /** Until when one way alone is not enough, because a wait was refused. */
  readonly closedUntil: Date | undefined;
}

/** Days that one way alone has to wait. */
export interface RecoveryWait {
  readonly id: string;
  readonly way: RecoveryWay;
  readonly opensAt: Date;
  readonly expiresAt: Date;
}

/** An account that can be recovered: it is not suspended, and its record is not closed. */
export async function usableAccount(db: Database | Trx, id: string): Promise<AccountRow | undefined> {
  const account = await findAccount(db, id);
  const record = await findRecordOf(db, account?.insured_id ?? 'nobody');
  const isUsable = account !== undefined && account.suspended_at === null && record?.status !== 'closed';
  return isUsable ? account : undefined;
}

/** The recovery of this browser; nothing once it is ended, too old, or its account is suspended. */
export async function readRecovery(
  world: World,
  key: { id: string; browser: string },
): Promise<Recovery | undefined> {
  const row = await store.findRecovery(world.db, key.id);
  const now = world.now().toISOString();
  if (row === undefined || row.browser !== key.browser) return undefined;
  if (row.ended_at !== null || row.expires_at <= now) return undefined;
  const account = await usableAccount(world.db, row.account_id ?? 'nobody');
  // Before a proof, nothing may change for whoever watches; after one, there is nothing left to do here.
  if (account === undefined && row.first_way !== null) return undefined;
  return { ...fromRow(row, account), ...(await afterProof(world, row)) };
}

function fromRow(row: store.RecoveryRow, account: AccountRow | undefined) {
  const { id, browser, way, attempt_id: attemptId } = row;
  return {
    ...{ id, browser, numberMark: row.number_mark },
    accountId: account?.id,
    openedAt: account && new Date(account.created_at),
    trying: way === null || attemptId === null ? undefined : { way, attemptId },
    first: row.first_way ?? undefined,
    second: row.second_way ?? undefined,
  };
}

/** What only somebody with one right code gets to know. */
async function afterProof(
  world: World,
  row: store.RecoveryRow,
): Promise<Pick<Recovery, 'wait' | 'closedUntil'>> {
  if (row.account_id === null || row.first_way === null) return { wait: undefined, closedUntil: undefined };
  const wait = await store.liveWait(world.db, row.account_id, world.now().toISOString());
  return { wait: wait && toWait(wait), closedUntil: await closedUntil(world.db, world, row.account_id) };
}

/** A wait as the domain speaks of it. */
export function toWait(row: store.WaitRow): RecoveryWait {
  const { id, way } = row;
  return { id, way, opensAt: new Date(row.opens_at), expiresAt: new Date(row.expires_at) };
}

/** Until when one way alone is not enough for an account; nothing when it is. */
export async function closedUntil(
  db: Database | Trx,
  world: World,
  accountId: string,
): Promise<Date | undefined> {
  const refused = await store.lastRefusal(db, accountId);
  if (refused === undefined) return undefined;
  const until = new Date(Date.parse(refused) + recoveryRules.closedAfterRefusal);
  return until > world.now() ? until : undefined;
}

/** Whether enough is proven to choose a new password: two ways, or one that has waited and was proven again. */
export function isProven(world: World, { first, second, wait }: Recovery): boolean {
  if (second !== undefined) return true;
  return wait !== undefined && wait.way === first && wait.opensAt <= world.now();
}
