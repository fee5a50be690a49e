import { queueMessage } from '../messages/outbox.ts';
import { appendEntry } from '../record/journal.ts';
import { createRecord, grantToOwner } from '../record/records.ts';
import { findRecordOf } from '../record/records-store.ts';
import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import { after, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type Credentials, makeCredentials, openAccount } from './accounts.ts';
import { findByInsured, insertTerms, putFreshCredentials } from './accounts-store.ts';
import { keepContact } from './contacts.ts';
import type { Creation, CreationAnswers } from './creation-draft.ts';
import { dropDraft, readDraft, useCreationCode, useOtherCodes } from './creation-store.ts';
import { tell } from './tell.ts';

/** How long freshly made identifiers can be read (product rules, §1.7). */
const shownFor = 30 * minute;

/** What the last « Valider » made. */
export interface Created {
  readonly accountId: string;
  readonly recordId: string;
}

/** The answers changed between the moment they were shown and « Valider »: nothing was done. */
export class ChangedError extends Error {}

type Complete = Required<Pick<CreationAnswers, 'verified' | 'terms'>>;

/** The answers, when they are complete. */
export function completeAnswers({ isMe, verified, terms }: CreationAnswers): Complete | undefined {
  return isMe && verified !== undefined && terms !== undefined ? { verified, terms } : undefined;
}

/**
 * Uses the creation code up and creates the record, the account and the grant that links them, all or nothing. A
 * record that exists without an account (made at a pharmacy) gets its account. Nothing when the code was used
 * meanwhile, the person has an account or answers are missing.
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
  return world.db.transaction().execute(async trx => {
    const now = world.now().toISOString();
    if (await findByInsured(trx, person.id)) return undefined;
    if (!(await useCreationCode(trx, creation.codeId, now))) return undefined;
    await useOtherCodes(trx, person.id, now);
    const draft = await readDraft(trx, creation.codeId);
    if (draft?.version !== creation.version) throw new ChangedError('The answers changed meanwhile.');
    await dropDraft(trx, creation.codeId);
    const recordId = await recordFor(trx, world, person);
    const accountId = await openAccount(trx, world, { insuredId: person.id, credentials, language });
    await grantToOwner(trx, world, { accountId, recordId });
    await settle(trx, world, { accountId, recordId, answers, credentials });
    await confirm(trx, world, { person, answers, language });
    return { accountId, recordId };
  });
}

async function recordFor(trx: Trx, world: World, person: InsuredPerson): Promise<string> {
  const known = await findRecordOf(trx, person.id);
  const actor = { kind: 'insured', id: person.id } as const;
  return known?.id ?? createRecord(trx, world, { insuredId: person.id, by: 'patient', actor });
}

async function settle(
  trx: Trx,
  world: World,
  what: Created & { answers: Complete; credentials: Credentials },
): Promise<void> {
  const { accountId, recordId, answers, credentials } = what;
  const actor = { kind: 'account', id: accountId } as const;
  const { verified, terms } = answers;
  await keepContact(trx, world, { accountId, channel: verified.channel, address: verified.address });
  await insertTerms(trx, {
    account_id: accountId,
    version: terms.version,
    language: terms.language,
    accepted_at: terms.at,
  });
  const { identifier, password } = credentials;
  await putFreshCredentials(trx, {
    account_id: accountId,
    sealed: world.keys.seal('fresh_credentials', accountId, JSON.stringify({ identifier, password })),
    expires_at: after(world.now(), shownFor),
  });
  await appendEntry(trx, world, { actor, recordId, verb: 'account.opened', channel: 'web' });
  await appendEntry(trx, world, {
    actor,
    recordId,
    verb: 'contact.verified',
    channel: 'web',
    details: { channel: verified.channel },
  });
  await appendEntry(trx, world, {
    actor,
    recordId,
    verb: 'terms.accepted',
    channel: 'web',
    details: { version: terms.version },
  });
}

/** Tells the person that the record was made, without the identifiers: both never travel through one channel (§1.7). */
async function confirm(
  trx: Trx,
  world: World,
  what: { person: InsuredPerson; answers: Complete; language: string },
): Promise<void> {
  const { person, answers, language } = what;
  const told = { kind: 'record-created', language, values: { date: world.now().toISOString() } } as const;
  const { verified } = answers;
  if (verified.channel === 'email')
    await queueMessage(trx, world, { ...told, channel: 'email', to: verified.address });
  else await tell(trx, world, { ...told, person });
}
