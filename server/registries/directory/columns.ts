import { CsvError } from '../csv.ts';

/**
 * The columns that are read of the public extract of the national directory (« Annuaire Santé », file
 * PS_LibreAcces_Personne_activite), by their names in its first line. It has about fifty others.
 */
const titles = {
  national: 'Identification nationale PP',
  familyName: "Nom d'exercice",
  givenName: "Prénom d'exercice",
  profession: 'Code profession',
  category: 'Code catégorie professionnelle',
  skillType: 'Code type savoir-faire',
  skill: 'Code savoir-faire',
  siret: 'Numéro SIRET site',
  finess: 'Numéro FINESS site',
  structureId: 'Identifiant technique de la structure',
  structure: 'Raison sociale site',
  sign: 'Enseigne commerciale site',
  postcode: 'Code postal (coord. structure)',
  town: 'Libellé commune (coord. structure)',
  department: 'Code Département (structure)',
} as const;

/** A column that is read. */
export type ExtractColumn = keyof typeof titles;

const all = Object.keys(titles) as ExtractColumn[];
const optional: readonly ExtractColumn[] = ['siret', 'finess', 'sign', 'department'];

/** Where each column stands in a line. */
export interface ExtractHeader {
  readonly size: number;
  readonly at: Readonly<Record<ExtractColumn, number>>;
}

/** Capitals, kinds of apostrophe and composed accents do not tell columns apart. */
const plain = (name: string): string => name.normalize('NFC').replaceAll('’', "'").trim().toLowerCase();

/**
 * Reads the first line of the extract; its columns may stand in any order. @throws CsvError when one that is needed is
 * missing, or one is there twice; the message is one line
 */
export function readExtractHeader(line: string): ExtractHeader {
  const names = line.split('|').map(plain);
  const at = Object.fromEntries(all.map(column => [column, names.indexOf(plain(titles[column]))])) as Record<
    ExtractColumn,
    number
  >;
  const missing = all.filter(column => at[column] === -1 && !optional.includes(column));
  if (missing.length > 0) {
    const named = missing.map(column => `« ${titles[column]} »`).join(', ');
    throw new CsvError(`line 1: it must name the columns, with | between them; missing: ${named}`);
  }
  const twice = all.find(column => names.lastIndexOf(plain(titles[column])) !== at[column]);
  if (twice !== undefined) throw new CsvError(`line 1: the column « ${titles[twice]} » is there twice`);
  return { size: names.length, at };
}
