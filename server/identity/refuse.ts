import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { RefusalRow } from './refusals-store.ts';
import { refuseChange } from './refuse-change.ts';
import { refuseCreation } from './refuse-creation.ts';
import { refuseRecord } from './refuse-record.ts';
import { refuseRecovery } from './refuse-recovery.ts';
import { refuseRecoveryWait } from './refuse-recovery-wait.ts';

/**
 * Stops what was refused, in the transaction that uses the number up, and traces it. `subject`: what it was made for.
 * Returns the account that it concerned, where there is one.
 */
export type RefusalHandler = (
  trx: Trx,
  world: World,
  refusal: { readonly id: string; readonly subject: string },
) => Promise<string | undefined>;

/** What each kind of refusal does. */
export const refusalHandlers: Record<RefusalRow['kind'], RefusalHandler> = {
  creation: refuseCreation,
  recovery: refuseRecovery,
  'recovery-wait': refuseRecoveryWait,
  change: refuseChange,
  record: refuseRecord,
};
