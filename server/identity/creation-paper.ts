import { queueMessage } from '../messages/outbox.ts';
import { emergencyChoices } from '../record/emergency.ts';
import { appendEntry } from '../record/journal.ts';
import type { Verb } from '../record/journal-entry.ts';
import { findRecord, ownerAccount } from '../record/records-store.ts';
import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import { after, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type Credentials, initialPasswordUntil } from './accounts.ts';
import { findAccount } from './accounts-store.ts';
import { type Contact, readContacts } from './contacts.ts';
import { type Creator, creatorId, tracedCreator } from './creator.ts';
import { keepNewPassword, newPasswordFor } from './paper-password.ts';
import { type CreationRow, findCreation, takePaperNumber } from './record-creations-store.ts';

/** How long whoever created a record can print its paper. Later, the counter gives new identifiers. */
export const paperLives = 30 * minute;

/** What was created, for the page that follows and for the paper: no password in it. */
export interface CreationDone {
  readonly recordId: string;
  readonly person: InsuredPerson;
  readonly createdAt: Date;
  readonly language: string;
  readonly emergency: { readonly breakGlass: boolean; readonly centre15: boolean };
  /** `new`: the paper gives identifiers; `used`: its owner has chosen a password by now. */
  readonly account: 'none' | 'new' | 'used';
  readonly passwordBy: CreationRow['password_by'];
  readonly contacts: readonly Contact[];
  /** How many papers were asked for. */
  readonly papers: number;
}

/** What a paper shows, while it is made. The password, in clear, is stored nowhere. */
export interface CreationPaper extends CreationDone {
  readonly credentials: Credentials | undefined;
  /** The number of this paper: only the newest one is handed over. */
  readonly number: number;
}

interface Whose {
  readonly by: Creator;
  readonly recordId: string;
}

async function rowOf(world: World, { by, recordId }: Whose): Promise<CreationRow | undefined> {
  const row = await findCreation(world.db, recordId);
  const isOwn = row?.desk === by.desk && row.actor_id === creatorId(by);
  return isOwn && row.created_at > after(world.now(), -paperLives) ? row : undefined;
}

/** What somebody created at this desk; nothing for what others created, and when half an hour is over. */
export async function creationDone(world: World, whose: Whose): Promise<CreationDone | undefined> {
  const row = await rowOf(world, whose);
  const record = row && (await findRecord(world.db, row.record_id));
  const person = record && (await world.register.find(record.insured_id));
  if (row === undefined || person === undefined || record?.status !== 'open') return undefined;
  const accountId = row.account_id ?? (await ownerAccount(world.db, row.record_id));
  const account = accountId === undefined ? undefined : await findAccount(world.db, accountId);
  // An account that was there before is its owner's: no paper is made for it.
  const isKnown = row.account_id === null;
  const isUsed = isKnown || account?.password_kind === 'own' || account?.suspended_at != null;
  const choices = await emergencyChoices(world, row.record_id);
  const { verified } = row.account_id === null ? { verified: [] } : await readContacts(world, row.account_id);
  return {
    recordId: row.record_id,
    person,
    createdAt: new Date(row.created_at),
    language: row.language,
    emergency: { breakGlass: choices.emergency?.yes === true, centre15: choices['centre-15']?.yes === true },
    account: account === undefined ? 'none' : isUsed ? 'used' : 'new',
    passwordBy: row.password_by,
    contacts: verified,
    papers: row.papers,
  };
}

/**
 * Begins a paper: with an account that nobody has entered yet, it gets a new initial password, which opens nothing before
 * `handOver`. Nothing as for `creationDone`.
 */
export async function beginPaper(world: World, whose: Whose): Promise<CreationPaper | undefined> {
  const done = await creationDone(world, whose);
  if (done === undefined) return undefined;
  const number = await world.db.transaction().execute(trx => takePaperNumber(trx, whose.recordId));
  if (number === undefined) return undefined;
  const row = await findCreation(world.db, whose.recordId);
  const account =
    done.account === 'new' && row?.account_id ? await findAccount(world.db, row.account_id) : undefined;
  const credentials = account && (await newPasswordFor(world, account));
  return { ...done, credentials, number };
}

/**
 * The paper is printed: from now on its password opens the account, and the one before no more; by SMS, it leaves now.
 * Gives whether the paper may be handed over: not when a newer one was asked for, or when the account was entered
 * meanwhile. Then nothing was changed.
 */
export async function handOver(world: World, whose: Whose, paper: CreationPaper): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    const row = await findCreation(trx, whose.recordId);
    if (row === undefined || row.papers !== paper.number) return false;
    const { credentials } = paper;
    if (credentials !== undefined) {
      const accountId = row.account_id ?? '';
      if (!(await keepNewPassword(trx, world, { accountId, credentials }))) return false;
      if (row.password_by === 'sms') await sendPassword(trx, world, { paper, credentials });
    }
    await trace(trx, world, whose, credentials ? 'credentials.printed' : 'acknowledgement.printed');
    return true;
  });
}

async function sendPassword(
  trx: Trx,
  world: World,
  { paper, credentials }: { paper: CreationPaper; credentials: Credentials },
): Promise<void> {
  const phone = paper.contacts.find(({ channel }) => channel === 'sms');
  if (phone === undefined) throw new Error('A password by SMS needs a phone number.');
  const expiresAt = initialPasswordUntil(world);
  await queueMessage(trx, world, {
    channel: 'sms',
    kind: 'initial-password',
    to: phone.address,
    language: paper.language,
    values: { password: credentials.password, validUntil: expiresAt.toISOString() },
    expiresAt,
  });
}

async function trace(trx: Trx, world: World, { by, recordId }: Whose, verb: Verb): Promise<void> {
  await appendEntry(trx, world, { ...tracedCreator(by), recordId, verb });
}
