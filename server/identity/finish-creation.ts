import { queueMessage } from '../messages/outbox.ts';
import { appendEntry } from '../record/journal.ts';
import { createRecord, grantToOwner } from '../record/records.ts';
import { findRecordOf } from '../record/records-store.ts';
import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { type Credentials, makeCredentials, openAccount } from './accounts.ts';
import { insertTerms } from './accounts-store.ts';
import { keepSheet, type PreparedSheet, prepareSheet } from './code-sheet.ts';
import { type Contact, declineContact, keepContact } from './contacts.ts';
import { markOpened, useCreationCode, useOtherCodes } from './creation-codes-store.ts';
import type { Creation, CreationAnswers } from './creation-draft.ts';
import { mayCreate, standingOf } from './creation-standing.ts';
import { dropDraft, readDraft } from './creation-store.ts';
import { keepFresh, type Made } from './fresh-credentials.ts';
import { tell } from './tell.ts';

/** What the last « Valider » made: a record with its account, or the account of a record that was there. */
export interface Created extends Made {
  readonly how: 'record-created' | 'account-opened';
}

/** The answers changed between the moment they were shown and « Valider »: nothing was done. */
export class ChangedError extends Error {}

interface Complete {
  readonly contact: Contact | 'none';
  readonly terms: NonNullable<CreationAnswers['terms']>;
}

/** The answers, when they are complete. */
export function completeAnswers({ isMe, verified, noContact, terms }: CreationAnswers): Complete | undefined {
  const contact = noContact ? 'none' : verified;
  return isMe && contact !== undefined && terms !== undefined ? { contact, terms } : undefined;
}

interface Work {
  readonly person: InsuredPerson;
  readonly answers: Complete;
  readonly credentials: Credentials;
  /** For somebody who has no contact: what stands in for the codes that would be sent. */
  readonly sheet: PreparedSheet | undefined;
  readonly language: string;
}

/**
 * Uses the creation code up and creates the record, the account and the grant that links them, all or nothing. A
 * record that exists without an account (made at a pharmacy) gets its account. Nothing when the code was used or
 * suspended meanwhile, when the person may not create one any more, or when answers are missing.
 */
export async function finishCreation(
  world: World,
  creation: Creation,
  language: string,
): Promise<Created | undefined> {
  const answers = completeAnswers(creation.answers);
  const person = await world.register.find(creation.insuredId);
  if (answers === undefined || person === undefined) return undefined;
  const credentials = await makeCredentials(world);
  const sheet = answers.contact === 'none' ? await prepareSheet(world) : undefined;
  const work = { person, answers, credentials, sheet, language };
  return world.db.transaction().execute(async trx => {
    const now = world.now().toISOString();
    if (!mayCreate(await standingOf(trx, world, person))) return undefined;
    if (!(await useCreationCode(trx, creation.codeId, now))) return undefined;
    await useOtherCodes(trx, person.id, now);
    const draft = await readDraft(trx, creation.codeId);
    if (draft?.version !== creation.version) throw new ChangedError('The answers changed meanwhile.');
    await dropDraft(trx, creation.codeId);
    const created = await make(trx, world, work);
    await markOpened(trx, creation.codeId, created.accountId);
    await confirm(trx, world, { ...work, how: created.how });
    return created;
  });
}

async function make(trx: Trx, world: World, work: Work): Promise<Created> {
  const { person, credentials, language } = work;
  const known = await findRecordOf(trx, person.id);
  const actor = { kind: 'insured', id: person.id } as const;
  const recordId =
    known?.id ?? (await createRecord(trx, world, { insuredId: person.id, by: 'patient', actor }));
  const accountId = await openAccount(trx, world, { insuredId: person.id, credentials, language });
  await grantToOwner(trx, world, { accountId, recordId });
  const freshId = await settle(trx, world, { ...work, accountId, recordId });
  return { accountId, recordId, freshId, how: known === undefined ? 'record-created' : 'account-opened' };
}

async function settle(trx: Trx, world: World, what: Omit<Made, 'freshId'> & Work): Promise<string> {
  const { accountId, recordId, sheet } = what;
  const { contact, terms } = what.answers;
  const by = { actor: { kind: 'account', id: accountId }, recordId, channel: 'web' } as const;
  await appendEntry(trx, world, { ...by, verb: 'account.opened' });
  if (contact === 'none') {
    for (const channel of ['sms', 'email'] as const) await declineContact(trx, world, { accountId, channel });
    await appendEntry(trx, world, { ...by, verb: 'contact.declined' });
    if (sheet !== undefined) await keepSheet(trx, world, { accountId, sheet });
  } else {
    await keepContact(trx, world, { accountId, channel: contact.channel, address: contact.address });
    await appendEntry(trx, world, { ...by, verb: 'contact.verified', details: { channel: contact.channel } });
  }
  const { version, language, at } = terms;
  await insertTerms(trx, { account_id: accountId, version, language, accepted_at: at });
  await appendEntry(trx, world, { ...by, verb: 'terms.accepted', details: { version } });
  return keepFresh(trx, world, { ...what, sheet: sheet?.codes ?? [] });
}

/** Tells the person what was made, without the identifiers: both never travel through one channel (§1.7). */
async function confirm(trx: Trx, world: World, what: Work & Pick<Created, 'how'>): Promise<void> {
  const { person, answers, language, how } = what;
  const told = { kind: how, language, values: { date: world.now().toISOString() } } as const;
  const { contact } = answers;
  if (contact !== 'none' && contact.channel === 'email')
    await queueMessage(trx, world, { ...told, channel: 'email', to: contact.address });
  else await tell(trx, world, { ...told, person });
}
