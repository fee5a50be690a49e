import type { RequestHandler } from 'express';
import { z } from 'zod';
import { findLanguage } from '../../i18n.ts';
import { type CreatedForPatient, createForPatient } from '../../identity/create-for-patient.ts';
import { type Creator, mayCreateForPatients } from '../../identity/creator.ts';
import { readCard } from '../../identity/read-card.ts';
import { nirIn } from '../../record/fhir/mhd/patient-number.ts';
import type { InsuredPerson } from '../../registries/register.ts';
import type { Web } from '../../web/context.ts';
import type { World } from '../../world.ts';
import { baseOf, callerIn } from './caller.ts';
import { FhirProblem, type Issue } from './outcome.ts';
import { answer } from './respond.ts';

const identifier = z.object({ system: z.string().optional(), value: z.string() });
const parameters = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z
    .array(
      z.object({
        name: z.string(),
        valueIdentifier: identifier.optional(),
        valueBoolean: z.boolean().optional(),
        valueCode: z.string().optional(),
      }),
    )
    .max(20),
});
type Given = z.infer<typeof parameters>['parameter'];

/** What the operation takes: the name, the type, how many at least, and what it is. */
const taken = [
  ['patient', 'Identifier', 1, 'The INS number of the patient, who is present.'],
  ['consent', 'boolean', 1, 'The patient agreed out loud, or the representative of a minor did.'],
  ['breakGlass', 'boolean', 1, 'The patient’s answer: may a professional open the record in an emergency?'],
  ['centre15', 'boolean', 1, 'The patient’s answer: may the regulating doctor of the Centre 15?'],
  ['representative', 'Identifier', 0, 'Of a minor: the INS number of the representative who is present.'],
  ['language', 'code', 0, 'The language that the patient reads; else that of the register.'],
] as const;

/**
 * Creates the record of a patient who is present and agreed (product rules, §6): `POST /fhir/Patient/$creer-dmp`. It gives
 * no right to read it, and no account: the patient opens one alone, or at a counter.
 */
export function createRecord(web: Web): RequestHandler {
  return async (request, response) => {
    const { world } = web;
    const { viewer, software } = callerIn(response);
    const read = parameters.safeParse(request.body);
    if (!read.success) throw wrong('structure', 'Parameters, as the OperationDefinition says.', 'Parameters');
    const given = read.data.parameter;
    const by: Creator = { desk: 'software', viewer, software };
    if (!(await mayCreateForPatients(world, by))) throw problemOf('not-allowed');
    const emergency = { breakGlass: flagIn(given, 'breakGlass'), centre15: flagIn(given, 'centre15') };
    const consent = flagIn(given, 'consent');
    const person = await personIn(world, { by, given, of: 'patient' });
    if (person === undefined) throw wrong('required', 'patient: an INS number.', 'Parameters');
    const representative = await personIn(world, { by, given, of: 'representative' });
    const told = given.find(({ name }) => name === 'language')?.valueCode ?? person.language;
    const created = await createForPatient(world, {
      ...{ by, insuredId: person.id, consent, emergency, representativeId: representative?.id },
      language: findLanguage(told)?.code ?? person.language,
    });
    if (created.is !== 'created') throw problemOf(created.is);
    web.wake();
    answer(
      response,
      { resourceType: 'Parameters', parameter: [{ name: 'created', valueBoolean: true }] },
      201,
    );
  };
}

function wrong(code: 'structure' | 'required' | 'value', text: string, at: string): FhirProblem {
  return new FhirProblem(code === 'structure' ? 400 : 422, { code, text, at });
}

/** Whom a number names; nothing where none is given. Each look at the register is written down, and they are counted. */
async function personIn(
  world: World,
  { by, given, of }: { by: Creator; given: Given; of: 'patient' | 'representative' },
): Promise<InsuredPerson | undefined> {
  const told = given.find(({ name }) => name === of)?.valueIdentifier;
  if (told === undefined) return undefined;
  const nir = nirIn(told, world.config.demo);
  if (nir === undefined)
    throw wrong('value', 'No valid national health number (INS).', `Parameters.parameter('${of}')`);
  const read = await readCard(world, { by, nir, of });
  if (read.is === 'person') return read.person;
  throw problemOf(read.is);
}

/** An answer that was really given: none is taken for a yes or a no. */
function flagIn(given: Given, name: string): boolean {
  const flag = given.find(one => one.name === name)?.valueBoolean;
  if (flag === undefined)
    throw wrong('required', `${name}: true or false.`, `Parameters.parameter('${name}')`);
  return flag;
}

type Why = Exclude<CreatedForPatient['is'], 'created'> | 'too-many';

const whys: Readonly<Record<Why, readonly [status: number, code: Issue['code'], text: string]>> = {
  'too-many': [429, 'throttled', 'Too many numbers in an hour.'],
  exists: [409, 'conflict', 'This patient has a record already.'],
  unknown: [404, 'not-found', 'The insurer knows nobody with this number.'],
  'not-allowed': [403, 'forbidden', 'This professional creates no records.'],
  'no-consent': [422, 'business-rule', 'Without consent there is no record. Nothing was kept.'],
  'no-representative': [
    422,
    'business-rule',
    'A minor: the representative whom the register names must be present.',
  ],
  'no-account': [422, 'business-rule', 'No account is possible.'],
};

function problemOf(why: Why): FhirProblem {
  const [status, code, text] = whys[why];
  return new FhirProblem(status, { code, text });
}

/** Says what the operation takes (OperationDefinition, FHIR R4). */
export function createOperation(web: Web): RequestHandler {
  return (request, response) => {
    answer(response, {
      resourceType: 'OperationDefinition',
      ...{ id: 'creer-dmp', url: `${baseOf(web, request)}/OperationDefinition/creer-dmp` },
      ...{ name: 'CreerDmp', status: 'active', kind: 'operation', affectsState: true, code: 'creer-dmp' },
      ...{ resource: ['Patient'], system: false, type: true, instance: false },
      parameter: [
        ...taken.map(([name, type, min, documentation]) => ({
          name,
          use: 'in',
          min,
          max: '1',
          documentation,
          type,
        })),
        { name: 'created', use: 'out', min: 1, max: '1', type: 'boolean' },
      ],
    });
  };
}
