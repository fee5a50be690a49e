import { appendEntry } from '../record/journal.ts';
import { ownRecord } from '../record/records-store.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import type { AccountRow } from './accounts-store.ts';
import { notifyAccount } from './notices.ts';

/** As many failures in an hour are hardly the owner's own, or the owner needs help. */
const troubleAfter = 12;
/** Told once a day at most: a stranger must not fill somebody's phone either. */
const told: Limit = { name: 'sign-in-trouble', most: 1, window: day };

/**
 * Tells the owner, in words that help, that sign-in failed again and again (product rules, §2.6). `failures`: how many
 * in the last hour, on this identifier. Counts the same for an identifier that nobody has.
 */
export async function tellTrouble(
  trx: Trx,
  world: World,
  what: { account: AccountRow | undefined; identifier: string; failures: number },
): Promise<void> {
  const { account, identifier, failures } = what;
  if (failures < troubleAfter) return;
  if (!(await takeFromLimit(trx, world, { limit: told, who: identifier }))) return;
  if (account === undefined || account.suspended_at !== null) return;
  await notifyAccount(trx, world, { accountId: account.id, kind: 'sign-in-trouble', values: {} });
  const recordId = await ownRecord(trx, account.id);
  await appendEntry(trx, world, {
    actor: { kind: 'site', id: 'site' },
    verb: 'sign-in.trouble-told',
    channel: 'web',
    ...(recordId ? { recordId } : {}),
  });
}
