import { expect, test } from 'vitest';
import { nirKey } from '../../../server/registries/nir.ts';
import { faultsOfResource } from '../../record/fhir/validator.ts';
import { numbers } from '../../support/bundles.ts';
import { openJournalDetails } from '../../support/carers.ts';
import { type SoftwareSite, softwareSite } from '../../support/software.ts';

const pharmacist = '99900000268';
const dominique = '279035121518989';

const identifier = (name: string, value: string) => ({ name, valueIdentifier: { system: numbers, value } });
const answers = ({ consent = true, breakGlass = true, centre15 = false } = {}) =>
  Object.entries({ consent, breakGlass, centre15 }).map(([name, valueBoolean]) => ({ name, valueBoolean }));

async function create(site: SoftwareSite, parameter: object[], rpps = pharmacist) {
  const answered = await site.ask('/Patient/$creer-dmp', {
    ...{ method: 'POST', rpps, headers: { 'Content-Type': 'application/fhir+json' } },
    body: JSON.stringify({ resourceType: 'Parameters', parameter }),
  });
  return { status: answered.status, body: (await answered.json()) as object };
}

const recordsOf = ({ site }: SoftwareSite) => site.world.db.selectFrom('record').selectAll().execute();

test('a pharmacist’s program creates a record with the patient’s answers, once, and gets no right to read it', async () => {
  const site = await softwareSite();
  const operation = await (await site.ask('/OperationDefinition/creer-dmp')).json();
  expect(faultsOfResource(operation as object)).toEqual([]);
  const before = (await recordsOf(site)).map(({ id }) => id);
  const asked = [identifier('patient', dominique), ...answers()];
  const [one, other] = await Promise.all([create(site, asked), create(site, asked)]);
  expect([one.status, other.status].sort()).toEqual([201, 409]);
  const made = (await recordsOf(site)).filter(({ id }) => !before.includes(id));
  expect(made).toHaveLength(1);
  const { db } = site.site.world;
  const recordId = made[0]?.id ?? '';
  const choices = await db
    .selectFrom('emergency_choice')
    .selectAll()
    .where('record_id', '=', recordId)
    .execute();
  expect(choices.map(({ question, answer, confirmed }) => [question, answer, confirmed])).toEqual([
    ['centre-15', 0, 0],
    ['emergency', 1, 0],
  ]);
  const entries = await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('record_id', '=', recordId)
    .execute();
  expect(entries[0]).toMatchObject({ verb: 'record.created', channel: 'software', actor_id: pharmacist });
  expect(await openJournalDetails(site.site.world, entries[0])).toMatchObject({
    software: 'logiciel-cabinet',
  });
  const found = await site.ask(`/DocumentReference?patient.identifier=${dominique}`, { rpps: pharmacist });
  expect(await found.json()).not.toHaveProperty('entry');
});

test('without consent, an answer, a representative or a known number there is no record, and it is said why', async () => {
  const site = await softwareSite();
  const before = await recordsOf(site);
  const patient = identifier('patient', dominique);
  const child = identifier('patient', '109076322083489');
  const wrong: [object[], number, string][] = [
    [[patient, ...answers({ consent: false })], 422, 'Without consent'],
    [[patient, ...answers().slice(0, 2)], 422, 'centre15'],
    [[...answers()], 422, 'patient'],
    [[identifier('patient', '279035121518988'), ...answers()], 422, 'INS'],
    [[identifier('patient', `1750175056001${nirKey('1750175056001')}`), ...answers()], 404, 'nobody'],
    [[child, ...answers()], 422, 'minor'],
    [[child, identifier('representative', dominique), ...answers()], 422, 'minor'],
  ];
  for (const [parameter, status, text] of wrong) {
    const made = await create(site, parameter);
    expect(made.status, JSON.stringify(made.body)).toBe(status);
    expect(JSON.stringify(made.body)).toContain(text);
  }
  expect(await recordsOf(site)).toEqual(before);
  const mother = identifier('representative', '277076322082910');
  expect((await create(site, [child, mother, ...answers()])).status).toBe(201);
});
