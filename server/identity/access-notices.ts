import type { EmailKind, SmsKind } from '../messages/kinds.ts';
import { queueMessage } from '../messages/outbox.ts';
import * as store from '../record/access-notices-store.ts';
import { appendEntry } from '../record/journal.ts';
import { SealError } from '../storage/keys.ts';
import type { Trx } from '../storage/tables.ts';
import { after, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type Hearer, hearerOf } from './notice-hearer.ts';
import type { AccountSettings } from './settings.ts';

/** How many groups one look takes: the next one follows within a second. */
const most = 100;
/** How long a group that failed waits for its next try. */
const patience = 5 * minute;

type NoticeMessage = EmailKind & SmsKind;

/** How each kind is said, plainly and so that nobody else learns what it is about. */
const sayings: Readonly<Record<store.NoticeKind, readonly [plain: NoticeMessage, discreet: NoticeMessage]>> =
  {
    emergency: ['emergency-notice', 'discreet-emergency-notice'],
    'new-document': ['new-document-notice', 'discreet-document-notice'],
    'waiting-document': ['waiting-document-notice', 'discreet-document-notice'],
    'first-access': ['first-access-notice', 'discreet-access-notice'],
    access: ['access-notice', 'discreet-access-notice'],
  };

/** What is told is what the person chose; an emergency always is (product rules, §5). */
const isWanted: Readonly<Record<store.NoticeKind, (settings: AccountSettings) => boolean>> = {
  emergency: () => true,
  'new-document': settings => settings.newDocuments,
  'waiting-document': settings => settings.newDocuments,
  'first-access': settings => settings.firstAccesses,
  access: settings => settings.everyAccess,
};

/** Tells the owners of records what is due: the worker's part. Each group is one transaction: told once, or not yet. */
export async function sendAccessNotices(world: World): Promise<void> {
  const groups = await store.dueGroups(world.db, world.now().toISOString(), most);
  for (const group of groups) await sendApart(world, group);
}

/** A group that fails must not hold up the others. What belongs to a record whose key is gone is told to nobody. */
async function sendApart(world: World, group: store.NoticeGroup): Promise<void> {
  try {
    await world.db.transaction().execute(trx => sendGroup(trx, world, group));
  } catch (error) {
    const type = Object(error).constructor?.name;
    world.log.error({ record: group.record_id, kind: group.kind, type }, 'access notice failed');
    if (error instanceof SealError)
      await world.db.transaction().execute(async trx => void (await store.takeGroup(trx, group)));
    else await store.postponeGroup(world.db, group, after(world.now(), patience));
  }
}

async function sendGroup(trx: Trx, world: World, group: store.NoticeGroup): Promise<void> {
  const rows = await store.takeGroup(trx, group);
  const [first] = rows;
  const hearer = await hearerOf(trx, world, group.record_id);
  if (first === undefined || hearer === undefined || !isWanted[group.kind](hearer.settings)) return;
  if (group.kind === 'emergency') {
    for (const row of rows) await sendEmergency(trx, world, { hearer, row });
    return;
  }
  const number = await howMany(trx, world, { group, rows });
  if (number === 0 || hearer.contacts.length === 0) return;
  // By e-mail, which costs nothing and makes no noise, and by SMS only where there is no e-mail.
  const contact = hearer.contacts.find(({ channel }) => channel === 'email') ?? hearer.contacts[0];
  await say(trx, world, { hearer, row: first, number, contacts: contact === undefined ? [] : [contact] });
}

/** How many things there are to tell of. A document that was taken away since, or that opened meanwhile, is none. */
async function howMany(
  trx: Trx,
  world: World,
  { group, rows }: { group: store.NoticeGroup; rows: readonly store.PendingNotice[] },
): Promise<number> {
  const [ids, now] = [rows.map(({ about }) => about), world.now().toISOString()];
  if (group.kind === 'new-document') return store.countThere(trx, ids, now);
  if (group.kind === 'waiting-document') return store.countKeptBack(trx, ids, now);
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** By every verified contact, and by post where there is none. */
async function sendEmergency(
  trx: Trx,
  world: World,
  { hearer, row }: { hearer: Hearer; row: store.PendingNotice },
): Promise<void> {
  const { contacts, person, language } = hearer;
  await say(trx, world, { hearer, row, number: 1, contacts });
  if (contacts.length > 0 || person === undefined) return;
  const recipient = [`${person.givenName} ${person.familyName}`, ...person.address];
  const about = { insured: person.id };
  const values = { date: row.first_at, number: '1' };
  const letter = { channel: 'letter', kind: 'emergency-notice', language, values, about, recipient } as const;
  await queueMessage(trx, world, letter);
  await trace(trx, world, { row, number: 1, channels: 'letter' });
}

async function say(
  trx: Trx,
  world: World,
  what: { hearer: Hearer; row: store.PendingNotice; number: number; contacts: Hearer['contacts'] },
): Promise<void> {
  const { hearer, row, number, contacts } = what;
  if (contacts.length === 0) return;
  const { language, insuredId } = hearer;
  const kind = sayings[row.kind][hearer.settings.discreet ? 1 : 0];
  const values = { date: row.first_at, number: String(number) };
  for (const { channel, address: to } of contacts)
    await queueMessage(trx, world, { channel, to, kind, language, values, about: { insured: insuredId } });
  await trace(trx, world, { row, number, channels: contacts.map(({ channel }) => channel).join(' ') });
}

async function trace(
  trx: Trx,
  world: World,
  { row, number, channels }: { row: store.PendingNotice; number: number; channels: string },
): Promise<void> {
  await appendEntry(trx, world, {
    actor: { kind: 'site', id: 'site' },
    recordId: row.record_id,
    verb: 'notice.sent',
    object: { kind: 'notice', id: row.kind },
    channel: 'worker',
    details: { kind: row.kind, number, channels, to: 'owner' },
  });
}
