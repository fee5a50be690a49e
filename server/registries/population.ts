import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nirKey, parseNir } from './nir.ts';
import { isRpps } from './rpps.ts';

const rpps = z.string().refine(isRpps, 'not a valid RPPS number');
const day = z.iso.date();

const exerciseSchema = z.strictObject({
  specialtyCode: z.string().nullable(),
  specialtyLabel: z.string().nullable(),
  structureName: z.string().min(1),
  town: z.string().min(1),
  postcode: z.string().regex(/^\d{5}$/),
  region: z.string().min(1),
});

const professionalSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  rpps,
  familyName: z.string().min(1),
  givenName: z.string().min(1),
  professionSystem: z.enum(['TRE_G15', 'TRE_R95', 'TRE_R94']),
  professionCode: z.string().regex(/^\d\d$/),
  medicalRegulation: z.boolean(),
  exercises: z.array(exerciseSchema).min(1),
});

const sharedFields = {
  id: z.string().regex(/^[a-z-]+$/),
  familyName: z.string().min(1),
  givenNames: z.array(z.string().min(1)).min(1),
  sex: z.enum(['F', 'M']),
  email: z.email().nullable(),
  phone: z
    .string()
    .regex(/^\+33639980\d{3}$/, 'not in the range kept for fiction')
    .nullable(),
  address: z.array(z.string().min(1)).min(2),
  language: z.string().min(2),
  treatingDoctorRpps: rpps,
  children: z.array(z.string()),
  record: z.enum(['none', 'created-at-pharmacy', 'in-use']),
  identifier: z
    .string()
    .regex(/^[a-z]{4}\d{4}$/)
    .nullable(),
  password: z.string().nullable(),
  story: z.array(z.string()),
  note: z.string().optional(),
};

const nirSchema = z.string().refine(nir => parseNir(nir).ok, 'not a valid social-security number');
const datedSchema = z.strictObject({ ...sharedFields, birthDate: day, nir: nirSchema });
const agedSchema = z.strictObject({
  ...sharedFields,
  ageYears: z.int().min(0).max(17),
  nirPlace: z.string().regex(/^\d{5}$/),
});

type AgedPerson = z.infer<typeof agedSchema>;
export type DemoPerson = z.infer<typeof datedSchema>;
export type DemoProfessional = z.infer<typeof professionalSchema>;

const header = { source: z.string(), date: day, note: z.string() };
const peopleFile = z.strictObject({ ...header, people: z.array(z.union([datedSchema, agedSchema])) });
const professionalsFile = z.strictObject({ ...header, professionals: z.array(professionalSchema) });

/** The middle of the month that is half a year before the birthday: the age is right all through that month. */
function birthDateFor(ageYears: number, today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const months = (year - ageYears) * 12 + (month - 1) - 6;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-15`;
}

function withDates(person: AgedPerson, today: string): DemoPerson {
  const { ageYears, nirPlace, ...rest } = person;
  const birthDate = birthDateFor(ageYears, today);
  const sex = person.sex === 'M' ? '1' : '2';
  const body = `${sex}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}${nirPlace}001`;
  return { ...rest, birthDate, nir: body + nirKey(body) };
}

const readJson = (dir: string, name: string): unknown => JSON.parse(readFileSync(join(dir, name), 'utf8'));

function refuseTwins(values: readonly string[], what: string): void {
  const twin = values.find((value, index) => values.indexOf(value) !== index);
  if (twin !== undefined) throw new Error(`The demo population holds the ${what} ${twin} twice.`);
}

/**
 * Takes the folder of the reference tables and the day of the first start (`YYYY-MM-DD`); gives the demo people, birth
 * dates and numbers filled in. Throws when the file is not as described, a number or a check digit is wrong, or a
 * child is not in the list.
 */
export function readDemoPeople(dir: string, today: string): DemoPerson[] {
  const file = peopleFile.parse(readJson(dir, 'demo-people.json'));
  const people = file.people.map(person => ('nir' in person ? person : withDates(person, today)));
  const ids = people.map(person => person.id);
  refuseTwins(ids, 'person');
  refuseTwins(
    people.map(person => person.nir),
    'number',
  );
  const lost = people.flatMap(person => person.children).find(child => !ids.includes(child));
  if (lost !== undefined) throw new Error(`The demo population has no child ${lost}.`);
  return people;
}

/** Takes the folder of the reference tables; gives the demo professionals. Throws when the file is not as described. */
export function readDemoProfessionals(dir: string): DemoProfessional[] {
  const { professionals } = professionalsFile.parse(readJson(dir, 'demo-professionals.json'));
  refuseTwins(
    professionals.map(one => one.rpps),
    'professional',
  );
  return professionals;
}
