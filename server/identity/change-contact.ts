import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { announceChange } from './account-changes.ts';
import { type Contact, declineContact, keepContact, readContactsIn } from './contacts.ts';
import { factorKindsIn } from './factors.ts';
import { traceAccount } from './trace.ts';

async function addressNow(
  trx: Trx,
  world: World,
  { accountId, channel }: { accountId: string; channel: Contact['channel'] },
): Promise<string | undefined> {
  const { verified } = await readContactsIn(trx, world, accountId);
  return verified.find(contact => contact.channel === channel)?.address;
}

/** Puts a contact whose code was right in the place of the one before, if any, and tells every old one. */
export async function replaceContact(
  trx: Trx,
  world: World,
  what: Contact & { accountId: string },
): Promise<void> {
  const { accountId, channel, address } = what;
  const before = await addressNow(trx, world, what);
  if (before === address) return;
  await announceChange(trx, world, { accountId, what: channel, before });
  await keepContact(trx, world, { accountId, channel, address });
  await traceAccount(trx, world, { accountId, verb: 'contact.changed', details: { channel } });
}

/**
 * Takes a contact away and tells every old one. Returns `last` when nothing else would be left to sign in with: then
 * it stays. One that is gone already is no mistake.
 */
export async function removeContact(
  world: World,
  what: { accountId: string; channel: Contact['channel'] },
): Promise<'removed' | 'last'> {
  const { accountId, channel } = what;
  return world.db.transaction().execute(async trx => {
    const before = await addressNow(trx, world, what);
    if (before === undefined) return 'removed';
    const left = (await factorKindsIn(trx, world, accountId)).filter(kind => kind !== channel);
    if (left.length === 0) return 'last';
    await announceChange(trx, world, { accountId, what: channel, before });
    await declineContact(trx, world, { accountId, channel });
    await traceAccount(trx, world, { accountId, verb: 'contact.removed', details: { channel } });
    return 'removed';
  });
}
