import { typeOf } from '../record/document-types.ts';
import type { DemoPerson } from '../registries/population.ts';
import { nationalIdOf } from '../registries/rpps.ts';
import { specialtyOf } from '../registries/specialties.ts';
import { fillDates } from './demo-dates.ts';
import type { DemoAuthor } from './demo-documents.ts';

/** The system of the types that have no OID in the national table. */
const loinc = '2.16.840.1.113883.6.1';

/** What the frame of a CDA document is filled in with. */
export interface DemoCda {
  readonly type: string;
  readonly title: string;
  /** The file that holds the body. */
  readonly file: string;
  readonly day: string;
  readonly author: DemoAuthor;
  readonly person: DemoPerson;
}

/**
 * Makes a CDA document of a body and of the frame that all of them share. In a body, `{{file x.pdf}}` stands for that file
 * of the folder, in base64.
 * @throws when the type is not in the national table, or a place is left that nothing fills
 */
export function fillCda(read: (file: string) => Buffer, what: DemoCda): string {
  const text = (file: string): string => read(file).toString('utf8').trimEnd();
  const part = what.author.kind === 'professional' ? 'author-person.xml' : 'author-software.xml';
  const whole = text('frame.xml')
    .replace('{{author}}', () => text(part))
    .replace('{{body}}', () => text(what.file));
  const values = valuesOf(what);
  const filled = fillDates(whole, what.day)
    .replace(/\{\{([a-z]+\.[a-zA-Z]+)\}\}/g, (all, name: string) => escaped(values[name] ?? all))
    .replace(/\{\{file ([a-z-]+\.[a-z]+)\}\}/g, (_all, file: string) => read(file).toString('base64'));
  const left = /\{\{.*?\}\}/.exec(filled)?.[0];
  if (left !== undefined) throw new Error(`Nothing fills ${left} in ${what.file}.`);
  return filled;
}

function valuesOf({
  type: code,
  title,
  file,
  day,
  author,
  person,
}: DemoCda): Readonly<Record<string, string>> {
  const type = typeOf(code);
  if (type === undefined) throw new Error(`There is no document type ${code}.`);
  const isPerson = author.kind === 'professional';
  return {
    'document.id': `${day}-${file.split('.')[0]}`,
    'document.title': title,
    'type.code': code,
    'type.label': type.label,
    'type.system': type.codeSystem === 'LOINC' ? loinc : type.codeSystem,
    'patient.nir': person.nir,
    'patient.family': person.familyName,
    'patient.given': person.givenNames.join(' '),
    'patient.sex': person.sex,
    'patient.sexLabel': person.sex === 'F' ? 'Féminin' : 'Masculin',
    'patient.birth': person.birthDate.replaceAll('-', ''),
    'author.number': isPerson ? nationalIdOf(author.id) : author.id,
    'author.family': author.familyName,
    'author.given': author.givenName,
    'author.place': author.place,
    'author.code': author.specialty ?? '',
    'author.label': specialtyOf(author.specialty ?? '')?.label ?? '',
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
