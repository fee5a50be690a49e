import { queueMessage } from '../messages/outbox.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { findAccount } from './accounts-store.ts';
import { type Contact, readContactsIn } from './contacts.ts';
import type { NoticeKind } from './notices.ts';
import { issueRefusal } from './refusals.ts';
import { type ChangeRow, changesOf, insertChange } from './settings-store.ts';

/** How long a change can be refused: holidays and a stay in hospital are that long. */
export const changeRefusable = 14 * day;

const kinds: Record<ChangeRow['what'], NoticeKind> = {
  email: 'email-changed',
  sms: 'phone-changed',
  password: 'password-changed',
  sheet: 'sheet-changed',
  app: 'app-changed',
};

/**
 * Notes a change of the account, so that it can be refused for 14 days, and tells of it every contact that the account
 * has: to be called before the change is written, so that the old ones are told (product rules, §2.8). Returns its id.
 *
 * A contact that came by a change of these days is told without a number of refusal: whoever took an account over must
 * not be able to undo the owner's own repair.
 */
export async function announceChange(trx: Trx, world: World, what: Change): Promise<string> {
  const { accountId } = what;
  const now = world.now();
  const recent = await changesOf(trx, { accountId, now: now.toISOString() });
  const isNew = (contact: Contact) => recent.some(row => row.what === contact.channel);
  const { id, expiresAt } = await noteChange(trx, world, what);
  const refusal = await issueRefusal(trx, world, { kind: 'change', subject: id, expiresAt });
  const language = (await findAccount(trx, accountId))?.language ?? 'fr';
  for (const contact of (await readContactsIn(trx, world, accountId)).verified) {
    const { channel, address: to } = contact;
    const kind = isNew(contact) ? 'account-changed' : kinds[what.what];
    const values = { date: now.toISOString(), ...(isNew(contact) ? {} : { refusal }) };
    await queueMessage(trx, world, { channel, to, language, kind, values });
  }
  return id;
}

/** A change of an account that can be refused. `before`: the address that is replaced. */
interface Change {
  readonly accountId: string;
  readonly what: ChangeRow['what'];
  readonly before?: string | undefined;
}

/**
 * Notes a change without telling of it, for whoever tells of it together with another one of the same moment: refusing
 * that one refuses both. Returns its id and until when it can be refused.
 */
export async function noteChange(
  trx: Trx,
  world: World,
  { accountId, what, before }: Change,
): Promise<{ id: string; expiresAt: Date }> {
  const now = world.now();
  const expiresAt = new Date(now.getTime() + changeRefusable);
  const id = newId(world.random);
  await insertChange(trx, {
    id,
    account_id: accountId,
    what,
    sealed: world.keys.seal('account_change', id, JSON.stringify({ before: before ?? null })),
    made_at: now.toISOString(),
    expires_at: expiresAt.toISOString(),
  });
  return { id, expiresAt };
}
