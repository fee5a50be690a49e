import { documentTypes, typeOf } from '../../record/document-types.ts';
import { nirInToken } from '../../record/fhir/mhd/patient-number.ts';
import { systemOfType } from '../../record/fhir/mhd/read-document.ts';
import { codeSystems, systemNamed } from '../../record/fhir/mhd/systems.ts';
import { readRange } from './dates.ts';
import { FhirProblem } from './outcome.ts';

/** What a search asks for. */
export interface Search {
  /** The number of the patient; nothing for one that names nobody. */
  readonly nir: string | undefined;
  readonly filter: {
    readonly since?: string;
    readonly until?: string;
    readonly changedSince?: string;
    readonly changedUntil?: string;
    readonly typeCodes?: readonly string[];
  };
  readonly count: number;
  /** Nothing here is anything but current. */
  readonly isEmpty: boolean;
}

const patientNames = ['patient.identifier', 'patient:identifier', 'subject.identifier', 'subject:identifier'];
const known = new Set([
  ...patientNames,
  'status',
  'type',
  'category',
  'date',
  'creation',
  'period',
  '_count',
  '_format',
  '_sort',
]);

export const mostOfPage = 100;
const usual = 20;

/** Reads the parameters of a search (ITI-67). @throws FhirProblem 400 for one that is not known: it would be thought to hold */
export function readSearch(params: URLSearchParams, isDemo: boolean): Search {
  for (const name of params.keys())
    if (!known.has(name)) fault(name, `${name}: not a parameter of this search.`);
  const numbers = patientNames.flatMap(name => params.getAll(name));
  const [number, ...others] = numbers;
  if (number === undefined || others.length > 0)
    return fault('patient.identifier', 'One patient.identifier, with the INS number: system|number.');
  const days = both(
    readRange('creation', params.getAll('creation')),
    readRange('period', params.getAll('period')),
  );
  const changed = readRange('date', params.getAll('date'));
  const typeCodes = typesIn(params);
  return {
    nir: nirInToken(number, isDemo),
    filter: {
      ...days,
      ...(changed.since !== undefined && { changedSince: `${changed.since}T00:00:00.000Z` }),
      ...(changed.until !== undefined && { changedUntil: `${changed.until}T23:59:59.999Z` }),
      ...(typeCodes !== undefined && { typeCodes }),
    },
    count: countIn(params),
    isEmpty: params.getAll('status').some(status => !partsOf(status).some(one => codeOf(one) === 'current')),
  };
}

function fault(at: string, text: string): never {
  throw new FhirProblem(400, { code: 'value', text, at });
}

function both(one: ReturnType<typeof readRange>, other: ReturnType<typeof readRange>) {
  const since = [one.since ?? '', other.since ?? ''].sort()[1] ?? '';
  const until = [one.until ?? '9999', other.until ?? '9999'].sort()[0] ?? '9999';
  return { ...(since !== '' && { since }), ...(until !== '9999' && { until }) };
}

const partsOf = (value: string): string[] => value.split(',');
const codeOf = (token: string): string => token.split('|').at(-1) ?? '';

/** The codes of the types that are asked for, by type and by class; nothing where neither is said. */
function typesIn(params: URLSearchParams): string[] | undefined {
  const asked = [
    ...params.getAll('type').map(value => partsOf(value).flatMap(typesOfToken)),
    ...params.getAll('category').map(value => partsOf(value).flatMap(typesOfClass)),
  ];
  const [first, ...others] = asked;
  return first?.filter(code => others.every(codes => codes.includes(code)));
}

function typesOfToken(token: string): string[] {
  const type = typeOf(codeOf(token));
  const [system] = token.includes('|') ? token.split('|') : [];
  const isOfSystem = system === undefined || type === undefined || systemNamed(system) === systemOfType(type);
  return type !== undefined && isOfSystem ? [type.code] : [];
}

function typesOfClass(token: string): string[] {
  const [system] = token.includes('|') ? token.split('|') : [];
  if (system !== undefined && systemNamed(system) !== codeSystems.documentClass) return [];
  return documentTypes.filter(({ classCode }) => classCode === codeOf(token)).map(({ code }) => code);
}

function countIn(params: URLSearchParams): number {
  const asked = params.get('_count');
  if (asked === null) return usual;
  if (!/^\d{1,6}$/.test(asked) || Number(asked) === 0) fault('_count', `_count: 1 to ${mostOfPage}.`);
  return Math.min(Number(asked), mostOfPage);
}
