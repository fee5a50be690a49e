import { regionOf } from '../departments.ts';
import { tidy } from '../person-columns.ts';
import { rppsOfNationalId } from '../rpps.ts';
import { type Profession, professionOfCode, specialtyOfSkill } from '../specialties.ts';
import type { ExtractColumn, ExtractHeader } from './columns.ts';

/** A place where somebody works, and as what. */
export interface ToldPlace {
  readonly specialty: string | null;
  readonly structure: string;
  /** The identifier of the structure with its type digit; nothing where the extract tells none. */
  readonly structureId: string | null;
  readonly postcode: string;
  readonly town: string;
  readonly region: string;
}

/** One line of the extract: an activity of one professional. */
export interface Activity {
  readonly familyName: string;
  readonly givenName: string;
  readonly profession: Profession;
  /** Nothing for somebody who works nowhere. */
  readonly place: ToldPlace | null;
}

/**
 * What a line is: an activity, one that the directory does not hold (`student`), or at fault. A fault does not repeat
 * what the line holds.
 */
export type ActivityLine = Activity | 'student' | { readonly fault: string };

const longestText = 200;

/** Reads whom a line is about: the number (RPPS), nobody (another kind of number), or what is wrong with it. */
export function readNumber(line: string, { at }: ExtractHeader): string | null | { readonly fault: string } {
  const national = valueAt(line, at.national).trim();
  const rpps = rppsOfNationalId(national);
  if (rpps !== null) return rpps;
  // 0 is ADELI, 3 to 6 are numbers that an employer gives.
  if (/^[0-7]./.test(national)) return null;
  return { fault: 'the number is not an RPPS number (8, then 11 digits with a right check digit)' };
}

/** One value of a line: cutting all of it up takes ten times as long. */
function valueAt(line: string, column: number): string {
  let start = 0;
  for (let before = 0; before < column; before += 1) {
    const next = line.indexOf('|', start);
    if (next === -1) return '';
    start = next + 1;
  }
  const end = line.indexOf('|', start);
  return line.slice(start, end === -1 ? undefined : end);
}

/** Reads what somebody does, and where. */
export function readActivity(line: string, { size, at }: ExtractHeader): ActivityLine {
  const values = line.split('|');
  if (values.length !== size) return { fault: `${values.length} values, for ${size} columns` };
  if (/\ufffd|(?!\t)\p{Cc}/u.test(line)) return { fault: 'a character is damaged' };
  const value = (column: ExtractColumn): string => own(tidy(values[at[column]] ?? ''));
  if (value('category') === 'E') return 'student';
  const profession = professionOfCode(value('profession'));
  if (profession === undefined) return { fault: 'Code profession: this profession is not known' };
  const familyName = value('familyName');
  const givenName = value('givenName');
  if (familyName === '') return { fault: "Nom d'exercice: is missing" };
  const place = readPlace(value);
  const texts = [familyName, givenName, place?.structure ?? '', place?.town ?? ''];
  if (texts.some(text => text.length > longestText))
    return { fault: `a value is longer than ${longestText} characters` };
  return { familyName, givenName, profession, place };
}

/** A text cut out of a line keeps the whole piece of the file in memory: what is kept is copied. */
const own = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString());

function readPlace(value: (column: ExtractColumn) => string): ToldPlace | null {
  const structure = value('sign') || value('structure');
  const [postcode, town] = [value('postcode'), value('town')];
  const [finess, siret] = [value('finess'), value('siret')];
  // The type digits of a structure: 1 FINESS, 3 SIRET.
  const structureId =
    value('structureId') || (finess !== '' && `1${finess}`) || (siret !== '' && `3${siret}`) || null;
  if (structure === '' && structureId === null && postcode === '' && town === '') return null;
  const specialty = specialtyOfSkill(value('skillType'), value('skill'));
  const region = regionOf({ department: value('department'), postcode });
  return { specialty, structure, structureId, postcode, town, region };
}
