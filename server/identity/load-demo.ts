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
import { type DemoVisit, readDemoVisits } from './demo-visits.ts';
import { hashPassword } from './hashing.ts';
import { earlier, instantBefore, loadDemoPast } from './load-demo-past.ts';

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
  const { recordDaysAgo, visits } = readDemoVisits(referenceFolder);
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
      const visitsOf = visits.filter(visit => visit.person === person.id);
      const past = { documents: own, visits: visitsOf, numbers };
      const what = { person, insuredId, hash: hashes.get(person.id), past, recordDaysAgo };
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
    past: {
      documents: readonly DemoDocument[];
      visits: readonly DemoVisit[];
      numbers: ReadonlyMap<string, string>;
    };
    recordDaysAgo: number;
  },
): Promise<void> {
  const { person, insuredId, hash, past, recordDaysAgo } = what;
  if (person.identifier === null || hash === undefined) return;
  const isInUse = person.record === 'in-use';
  const actor = { kind: 'site', id: 'site' } as const;
  // A record into which somebody has looked is not of today.
  const createdAt = past.visits.length === 0 ? world.now() : instantBefore(world, recordDaysAgo, 600);
  const recordId = await createRecord(trx, earlier(world, createdAt), {
    insuredId,
    by: isInUse ? 'patient' : 'pharmacy',
    actor,
  });
  const credentials = { identifier: person.identifier, password: '', hash };
  const accountId = await openAccount(trx, world, { insuredId, credentials, language: person.language });
  await grantToOwner(trx, world, { accountId, recordId });
  const whose = { folder: referenceFolder, person: person.id, recordId };
  const owner = { accountId, recordId, insuredId, capacity: 'self', grant: ownerGrant, createdAt } as const;
  await loadDemoPast(trx, world, { access: owner, ...past });
  await putDemoCare(trx, world, whose);
  await putDemoInformation(trx, world, { ...whose, accountId, numbers: past.numbers });
  await putDemoAccess(trx, world, { ...whose, accountId, numbers: past.numbers });
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
