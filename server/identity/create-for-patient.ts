import { putChoice } from '../record/emergency-store.ts';
import { appendEntry } from '../record/journal.ts';
import { createRecord, grantToOwner, recordOf } from '../record/records.ts';
import { findRecordOf } from '../record/records-store.ts';
import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findByInsured } from './accounts-store.ts';
import { todayIn } from './calendar.ts';
import { type Contact, keepContact } from './contacts.ts';
import { type Creator, creatorId, exerciseOf, mayCreateForPatients, tracedCreator } from './creator.ts';
import { openWithoutPassword } from './paper-password.ts';
import { insertCreation } from './record-creations-store.ts';
import { isMinor, mayHaveAccount, recordRepresentative, represents } from './representatives.ts';
import { tellCreated } from './tell-created.ts';

/** The account that a patient wants: how codes reach them, and how the initial password does. */
export interface WantedAccount {
  /** Checked by their form alone (`contact-rules.ts`): the first sign-in proves them. One at least. */
  readonly contacts: readonly Contact[];
  /** `sms`: the paper holds the identifier alone. It needs a phone number. */
  readonly passwordBy: 'paper' | 'sms';
}

/** Everything that a patient who is present has answered. */
export interface ForPatient {
  readonly by: Creator;
  readonly insuredId: string;
  /** The oral consent of the patient, of a minor's representative. */
  readonly consent: boolean;
  readonly emergency: { readonly breakGlass: boolean; readonly centre15: boolean };
  /** The id in the register of the representative who is present, of a minor. */
  readonly representativeId?: string | undefined;
  readonly account?: WantedAccount | undefined;
  /** The patient's language. */
  readonly language: string;
}

/** What came of it. Of all but `created`, nothing at all is kept. */
export type CreatedForPatient =
  | { readonly is: 'created'; readonly recordId: string; readonly account: 'new' | 'known' | 'none' }
  | { readonly is: 'exists' }
  | { readonly is: 'not-allowed' | 'unknown' | 'no-consent' | 'no-representative' | 'no-account' };

interface Work extends ForPatient {
  readonly person: InsuredPerson;
  readonly representative: InsuredPerson | undefined;
}

/**
 * Creates the record of a patient who is present and agrees, with the answers about emergencies and the account they
 * want, all or nothing (product rules, §6). Whoever creates it gets no right to read it. The patient, or the
 * representative of a minor, is told at the address that the insurer knows, with a number to contest it.
 */
export async function createForPatient(world: World, what: ForPatient): Promise<CreatedForPatient> {
  if (!(await mayCreateForPatients(world, what.by))) return { is: 'not-allowed' };
  if (!what.consent) return { is: 'no-consent' };
  const person = await world.register.find(what.insuredId);
  if (person === undefined) return { is: 'unknown' };
  const representative = await representativeOf(world, person, what);
  if (representative === 'missing') return { is: 'no-representative' };
  if (what.account !== undefined && !isPossible(world, person, what.account)) return { is: 'no-account' };
  const work = { ...what, person, representative };
  try {
    return await world.db.transaction().execute(trx => make(trx, world, work));
  } catch (error) {
    // Two at once on two connections: the unique number of the person let one of them through.
    if ((await recordOf(world, person.id)) !== undefined) return { is: 'exists' };
    throw error;
  }
}

async function representativeOf(
  world: World,
  person: InsuredPerson,
  { representativeId }: ForPatient,
): Promise<InsuredPerson | undefined | 'missing'> {
  if (!isMinor(world, person)) return undefined;
  const found = representativeId === undefined ? undefined : await world.register.find(representativeId);
  return found && represents(world, found, person) ? found : 'missing';
}

function isPossible(world: World, person: InsuredPerson, { contacts, passwordBy }: WantedAccount): boolean {
  const hasPhone = contacts.some(({ channel }) => channel === 'sms');
  return mayHaveAccount(world, person) && contacts.length > 0 && (passwordBy === 'paper' || hasPhone);
}

async function make(trx: Trx, world: World, work: Work): Promise<CreatedForPatient> {
  const { person, representative, by, language } = work;
  if ((await findRecordOf(trx, person.id)) !== undefined) return { is: 'exists' };
  const recordId = await createRecord(trx, world, {
    ...tracedCreator(by),
    insuredId: person.id,
    by: by.desk,
    details: {
      consent: representative ? 'representative' : 'patient',
      ...(by.desk === 'software' && { software: by.software }),
    },
  });
  if (representative) await recordRepresentative(trx, world, { recordId, minor: person, representative, by });
  await answer(trx, world, { ...work, recordId });
  const opened = await settleAccount(trx, world, { ...work, recordId });
  await insertCreation(trx, {
    record_id: recordId,
    desk: by.desk,
    actor_id: creatorId(by),
    exercise_id: exerciseOf(by) ?? null,
    created_at: world.now().toISOString(),
    month: todayIn(world).slice(0, 7),
    language,
    account_id: opened.account === 'new' ? opened.accountId : null,
    password_by: opened.account === 'new' ? (work.account?.passwordBy ?? null) : null,
  });
  await tellCreated(trx, world, { person: representative ?? person, recordId });
  return { is: 'created', recordId, account: opened.account };
}

/** What the patient said out loud: to be confirmed at the first sign-in (product rules, §2.3). */
async function answer(trx: Trx, world: World, work: Work & { recordId: string }): Promise<void> {
  const { recordId, by, emergency } = work;
  const answers = { emergency: emergency.breakGlass, 'centre-15': emergency.centre15 } as const;
  for (const question of ['emergency', 'centre-15'] as const) {
    const isYes = answers[question];
    await putChoice(trx, {
      record_id: recordId,
      question,
      answer: isYes ? 1 : 0,
      confirmed: 0,
      answered_at: world.now().toISOString(),
    });
    await appendEntry(trx, world, {
      ...tracedCreator(by),
      recordId,
      verb: 'emergency.answered',
      object: { kind: 'emergency-question', id: question },
      details: { answer: isYes ? 'yes' : 'no' },
    });
  }
}

type Opened =
  | { readonly account: 'none' }
  | { readonly account: 'new' | 'known'; readonly accountId: string };

/** Opens the account, or gives the record to the one that the person has already, for the record of somebody else. */
async function settleAccount(trx: Trx, world: World, work: Work & { recordId: string }): Promise<Opened> {
  const { recordId, by, person, account, language } = work;
  const known = await findByInsured(trx, person.id);
  if (known === undefined && account === undefined) return { account: 'none' };
  const accountId = known?.id ?? (await openWithoutPassword(trx, world, { insuredId: person.id, language }));
  await grantToOwner(trx, world, { accountId, recordId });
  if (known !== undefined) return { account: 'known', accountId };
  for (const contact of account?.contacts ?? []) await keepContact(trx, world, { ...contact, accountId });
  await appendEntry(trx, world, { ...tracedCreator(by), recordId, verb: 'account.opened' });
  return { account: 'new', accountId };
}
