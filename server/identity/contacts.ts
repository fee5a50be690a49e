import { availableChannels } from '../messages/carriers.ts';
import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { type ContactRow, contactsOf, putContact } from './accounts-store.ts';

/** A way to reach a person. `address`: an e-mail address, or an international phone number. */
export interface Contact {
  readonly channel: 'email' | 'sms';
  readonly address: string;
}

/** The contacts of an account, and the kinds that are not to be asked for. */
export interface Contacts {
  readonly verified: Contact[];
  readonly declined: Contact['channel'][];
}

const kinds: readonly Contact['channel'][] = ['sms', 'email'];

const place = (accountId: string, channel: string): string => `${accountId}:${channel}`;

/** The kinds of contact that this site can send codes to. */
export function offeredChannels(world: World): Contact['channel'][] {
  const offered = availableChannels(world.config);
  return kinds.filter(kind => offered.includes(kind));
}

/** Keeps a contact whose code was right. */
export async function keepContact(
  trx: Trx,
  world: World,
  what: Contact & { accountId: string },
): Promise<void> {
  const { accountId, channel, address } = what;
  await putContact(trx, {
    account_id: accountId,
    channel,
    sealed: world.keys.seal('contact', place(accountId, channel), JSON.stringify({ address })),
    verified_at: world.now().toISOString(),
    declined_at: null,
  });
}

/** Notes that a person has no contact of this kind. */
export async function declineContact(
  trx: Trx,
  world: World,
  what: { accountId: string; channel: Contact['channel'] },
): Promise<void> {
  await putContact(trx, {
    account_id: what.accountId,
    channel: what.channel,
    sealed: null,
    verified_at: null,
    declined_at: world.now().toISOString(),
  });
}

/** A verified contact, unsealed; nothing for one that was never verified. */
export function openContact(world: World, row: ContactRow): Contact | undefined {
  const { account_id: accountId, channel, sealed, verified_at } = row;
  if (sealed === null || verified_at === null) return undefined;
  const opened = world.keys.open('contact', place(accountId, channel), sealed);
  return { channel, address: String(JSON.parse(opened).address) };
}

/**
 * The contacts of an account that codes can be sent to, and the kinds that are not to be asked for: the person said
 * they have none, or this site cannot send that way.
 */
export async function readContacts(world: World, accountId: string): Promise<Contacts> {
  return readContactsIn(world.db, world, accountId);
}

/** The same, inside a transaction. */
export async function readContactsIn(db: Database | Trx, world: World, accountId: string): Promise<Contacts> {
  const offered = offeredChannels(world);
  const rows = (await contactsOf(db, accountId)).filter(row => offered.includes(row.channel));
  const verified = rows.flatMap(row => openContact(world, row) ?? []);
  const declined = rows.filter(row => row.declined_at !== null).map(row => row.channel);
  return { verified, declined: [...declined, ...kinds.filter(kind => !offered.includes(kind))] };
}

/** The kinds of contact that are not to be asked for any more: verified, declined, or of no use on this site. */
export async function settledChannels(world: World, accountId: string): Promise<Set<Contact['channel']>> {
  const offered = offeredChannels(world);
  const rows = await contactsOf(world.db, accountId);
  const answered = rows.filter(row => row.verified_at !== null || row.declined_at !== null);
  return new Set([...answered.map(row => row.channel), ...kinds.filter(kind => !offered.includes(kind))]);
}

/** What may be shown of a contact to somebody who has only typed a password: enough to recognise one's own. */
export function maskContact({ channel, address }: Contact): string {
  if (channel === 'sms')
    return `•• •• •• ${address.slice(-4, -2)} ${address.slice(-2)}`.replaceAll(' ', '\u00a0');
  const [name = '', host = ''] = address.split('@');
  return `${name.slice(0, 2)}••••@${host}`;
}

/** A phone number as people write it: French numbers by pairs, others with their country code. */
export function showPhone(address: string): string {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(address);
  return french === null ? address : `0${french[1]} ${french.slice(2).join(' ')}`;
}
