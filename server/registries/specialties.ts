import { readReference, readTable } from './reference-table.ts';

/** A profession of the directory. */
export interface Profession {
  /** `TRE_G15` (health), `TRE_R95` (titles, psychologists for example) or `TRE_R94` (social work). */
  readonly system: string;
  readonly code: string;
  /** The official French label. */
  readonly label: string;
}

/** A specialty, or another kind of author, as the documents of the DMP name it. */
export interface Specialty {
  /** The profession and the specialty (`G15_10/SM54`), or one code alone (`EXP_PATIENT`). */
  readonly code: string;
  /** The official French label. */
  readonly label: string;
  /** The name of its plain words, shared by those that mean the same to a patient; empty when it has none. */
  readonly words: string;
}

/** The professions: TRE_G15, TRE_R95 and TRE_R94 of the national digital-health agency, fetched on 2026-11-22. */
export const professions: readonly Profession[] = readTable(readReference('professions.tsv'), [
  'system',
  'code',
  'label',
  'status',
  'since',
]).map(({ system, code, label }) => ({ system, code, label }));

/** The specialties: JDV_J01_XdsAuthorSpecialty_CISIS of the same agency, version of 2024-12-13. */
export const specialties: readonly Specialty[] = readTable(readReference('specialties.tsv'), [
  'code',
  'codeSystem',
  'label',
  'words',
]).map(({ code, label, words }) => ({ code, label, words }));

const professionsByCode = byCode(professions, ({ system, code }) => `${system}/${code}`);
const specialtiesByCode = byCode(specialties, ({ code }) => code);

function byCode<Line>(lines: readonly Line[], codeOf: (line: Line) => string): ReadonlyMap<string, Line> {
  const known = new Map(lines.map(line => [codeOf(line), line]));
  if (known.size === lines.length) return known;
  const twin = lines.find(line => known.get(codeOf(line)) !== line);
  throw new Error(
    `The code ${twin === undefined ? '' : codeOf(twin)} stands twice in a table of professions.`,
  );
}

/** The profession with that code; nothing for a code that the table does not have. */
export function professionOf(system: string, code: string): Profession | undefined {
  return professionsByCode.get(`${system}/${code}`);
}

/** The national directory gives a code without its table: the professions of health come before titles and social work. */
export function professionOfCode(code: string): Profession | undefined {
  return systems.flatMap(system => professionOf(system, code) ?? [])[0];
}

/** The tables of professions, those of health first. */
const systems = ['TRE_G15', 'TRE_R95', 'TRE_R94'] as const;

/**
 * The know-how of occupational medicine, as JDV_J01_XdsAuthorSpecialty_CISIS names it (2024-12-13): the diploma (SM25), the
 * certificate (C41) and the capacity (CAPA11).
 */
export const occupationalSkills: ReadonlySet<string> = new Set(['SM25', 'C41', 'CAPA11']);

/**
 * The specialty in what the national directory calls know-how. Capacities, certificates and other kinds of it are none, but
 * for those of occupational medicine, to which no record is open: left out, they would be taken for nothing at all.
 */
export function specialtyOfSkill(type: string, code: string): string | null {
  const isSpecialty = type === 'S' || code.startsWith('SM') || occupationalSkills.has(code);
  return isSpecialty && code !== '' ? code : null;
}

/** The specialty with that code (`G15_10/SM54`); nothing for a code that the table does not have. */
export function specialtyOf(code: string): Specialty | undefined {
  return specialtiesByCode.get(code);
}

/**
 * The profession that the code of an author stands for or begins with: `G15_10` and `G15_10/SM54` are doctors, `72` a
 * psychotherapist. Nothing when it names none.
 */
export function professionOfAuthor(code: string): Profession | undefined {
  const health = /^G15_(\d\d)(?!\d)/.exec(code)?.[1];
  if (health !== undefined) return professionOf('TRE_G15', health);
  return professionOf('TRE_R95', code) ?? professionOf('TRE_R94', code);
}

/** The code with which documents name a specialty of the directory: the profession `10` and `SM54` give `G15_10/SM54`. */
export function authorCode(
  { system, code }: Pick<Profession, 'system' | 'code'>,
  specialty: string | null,
): string {
  if (system !== 'TRE_G15') return code;
  return specialty === null ? `G15_${code}` : `G15_${code}/${specialty}`;
}
