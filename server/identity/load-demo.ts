import { putDemoAccess } from '../record/demo-access.ts';
import { putDemoCare } from '../record/demo-care.ts';
import { putDemoInformation } from '../record/demo-information.ts';
import { emergencyQuestions } from '../record/emergency.ts';
import { putChoice } from '../record/emergency-store.ts';
import { createRecord, grantToOwner, ownerGrant } from '../record/records.ts';
import { putProfessional } from '../registries/directory-store.ts';
import { type DemoPerson, readDemoPeople, readDemoProfessionals } from '../registries/population.ts';
import { type NewPerson, putInsured } from '../registries/register-store.ts';
import { isDemoLoaded, markDemoLoaded } from '../storage/stamp.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { openAccount, referenceFolder } from './accounts.ts';
import { insertTerms, setPassword } from './accounts-store.ts';
import { todayIn } from './calendar.ts';
import { keepContact } from './contacts.ts';
import { type DemoDocument, readDemoDocuments } from './demo-documents.ts';
import { hashPassword } from './hashing.ts';
import { loadDemoDocuments } from './load-demo-documents.ts';

/**
 * Loads the demo population into a demo world that has none yet: register, directory, the records and accounts that
 * exist, and their documents. A world where it was loaded before is left alone; a first start that was cut short is made good.
 */
export async function loadDemo(world: World): Promise<void> {
  if (await isDemoLoaded(world.db)) return;
  const today = todayIn(world);
  const people = readDemoPeople(referenceFolder, today);
  const professionals = readDemoProfessionals(referenceFolder);
  const documents = readDemoDocuments(referenceFolder, { today, people, professionals });
  const nirOf = new Map(people.map(person => [person.id, person.nir]));
  const numbers = new Map(professionals.map(({ id, rpps }) => [id, rpps]));
  const hashes = new Map<string, string>();
  for (const { id, password } of people)
    if (password !== null) hashes.set(id, await hashPassword(world, password));
  await world.db.transaction().execute(async trx => {
    await markDemoLoaded(trx);
    for (const professional of professionals) await putProfessional(trx, world, professional);
    for (const person of people) {
      const insuredId = await putInsured(trx, world, toInsured(person, nirOf));
      const own = documents.filter(document => document.person === person.id);
      const what = { person, insuredId, hash: hashes.get(person.id), documents: own, numbers };
      await openDemoAccount(trx, world, what);
    }
  });
}

function toInsured(person: DemoPerson, nirOf: ReadonlyMap<string, string>): NewPerson {
  const { nir, familyName, givenNames, sex, birthDate, address, language, treatingDoctorRpps } = person;
  const known =
    person.record === 'none'
      ? { email: person.email, phone: person.phone }
      : { email: person.email, phone: null };
  return {
    nir,
    familyName,
    givenName: givenNames.join(' '),
    sex,
    birthDate,
    ...known,
    address,
    language,
    treatingDoctor: treatingDoctorRpps,
    children: person.children.flatMap(child => nirOf.get(child) ?? []),
  };
}

async function openDemoAccount(
  trx: Trx,
  world: World,
  what: {
    person: DemoPerson;
    insuredId: string;
    hash: string | undefined;
    documents: readonly DemoDocument[];
    numbers: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { person, insuredId, hash, documents, numbers } = what;
  if (person.identifier === null || hash === undefined) return;
  const isInUse = person.record === 'in-use';
  const actor = { kind: 'site', id: 'site' } as const;
  const recordId = await createRecord(trx, world, { insuredId, by: isInUse ? 'patient' : 'pharmacy', actor });
  const credentials = { identifier: person.identifier, password: '', hash };
  const accountId = await openAccount(trx, world, { insuredId, credentials, language: person.language });
  await grantToOwner(trx, world, { accountId, recordId });
  const whose = { folder: referenceFolder, person: person.id, recordId };
  await putDemoCare(trx, world, whose);
  await putDemoInformation(trx, world, { ...whose, accountId, numbers });
  await putDemoAccess(trx, world, { ...whose, accountId, numbers });
  if (person.phone !== null)
    await keepContact(trx, world, { accountId, channel: 'sms', address: person.phone });
  if (isInUse && person.email !== null) {
    await keepContact(trx, world, { accountId, channel: 'email', address: person.email });
  }
  if (isInUse) await setPassword(trx, accountId, hash);
  const at = world.now().toISOString();
  await insertTerms(trx, {
    account_id: accountId,
    version: 'demo',
    language: person.language,
    accepted_at: at,
  });
  await answerDemo(trx, { recordId, isInUse, at });
  const owner = {
    accountId,
    recordId,
    insuredId,
    capacity: 'self',
    grant: ownerGrant,
    createdAt: world.now(),
  } as const;
  await loadDemoDocuments(trx, world, { access: owner, documents });
}

async function answerDemo(
  trx: Trx,
  { recordId, isInUse, at }: { recordId: string; isInUse: boolean; at: string },
): Promise<void> {
  for (const question of emergencyQuestions) {
    if (!isInUse && question === 'hidden-documents') continue;
    const answer = question === 'hidden-documents' ? 0 : 1;
    await putChoice(trx, {
      record_id: recordId,
      question,
      answer,
      confirmed: isInUse ? 1 : 0,
      answered_at: at,
    });
  }
}
