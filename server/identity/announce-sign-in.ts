import { queueMessage } from '../messages/outbox.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { findAccount } from './accounts-store.ts';
import { readContactsIn } from './contacts.ts';
import { readSettings } from './settings.ts';

/** Repeated sign-ins with one kind of device are told once an hour; another kind is told at once. */
const perDevice: Limit = { name: 'sign-in-notice', most: 1, window: hour };

/**
 * Tells the owner of an account that somebody signed in, unless they said no (product rules, §2.10): by e-mail, which
 * costs nothing and makes no noise, and by SMS only where there is no e-mail. `device`: what names the kind of device.
 */
export async function announceSignIn(
  trx: Trx,
  world: World,
  { accountId, device }: { accountId: string; device: string },
): Promise<void> {
  if (!(await readSettings(trx, accountId)).signInNotices) return;
  const { verified } = await readContactsIn(trx, world, accountId);
  const contact = verified.find(known => known.channel === 'email') ?? verified[0];
  if (contact === undefined) return;
  const limited = { limit: perDevice, who: `${accountId}|${device}` };
  if (!(await takeFromLimit(trx, world, limited))) return;
  const language = (await findAccount(trx, accountId))?.language ?? 'fr';
  const { channel, address: to } = contact;
  const values = { date: world.now().toISOString() };
  await queueMessage(trx, world, { channel, to, language, kind: 'sign-in-notice', values });
}
