/** The columns of the public extract of the national directory, in its order. */
export const extractColumns = [
  "Type d'identifiant PP",
  'Identifiant PP',
  'Identification nationale PP',
  "Code civilité d'exercice",
  "Libellé civilité d'exercice",
  'Code civilité',
  'Libellé civilité',
  "Nom d'exercice",
  "Prénom d'exercice",
  'Code profession',
  'Libellé profession',
  'Code catégorie professionnelle',
  'Libellé catégorie professionnelle',
  'Code type savoir-faire',
  'Libellé type savoir-faire',
  'Code savoir-faire',
  'Libellé savoir-faire',
  'Code mode exercice',
  'Libellé mode exercice',
  'Numéro SIRET site',
  'Numéro SIREN site',
  'Numéro FINESS site',
  'Numéro FINESS établissement juridique',
  'Identifiant technique de la structure',
  'Raison sociale site',
  'Enseigne commerciale site',
  'Libellé Voie (coord. structure)',
  'Code postal (coord. structure)',
  'Code commune (coord. structure)',
  'Libellé commune (coord. structure)',
  'Code Département (structure)',
  'Libellé Département (structure)',
  "Autorité d'enregistrement",
  "Code secteur d'activité",
  "Libellé secteur d'activité",
] as const;

/** A line of the extract: the values that matter, by column. */
export type ExtractLine = Readonly<Partial<Record<(typeof extractColumns)[number], string>>>;

/** The number (RPPS) of the synthetic professional with that rank: in the range that is given to nobody. */
export function rppsOf(rank: number): string {
  const body = `999${String(rank).padStart(7, '0')}`;
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** A doctor of general medicine in Reims, with what is said otherwise. */
export function activity(rpps: string, said: ExtractLine = {}): ExtractLine {
  return {
    "Type d'identifiant PP": '8',
    'Identifiant PP': rpps,
    'Identification nationale PP': `8${rpps}`,
    "Code civilité d'exercice": 'DR',
    "Nom d'exercice": 'BELLEFEUILLE',
    "Prénom d'exercice": 'Hélène',
    'Code profession': '10',
    'Libellé profession': 'Médecin',
    'Code catégorie professionnelle': 'C',
    'Code type savoir-faire': 'S',
    'Code savoir-faire': 'SM54',
    'Code mode exercice': 'L',
    'Identifiant technique de la structure': 'R10100000012345',
    'Raison sociale site': 'CABINET MEDICAL DES TILLEULS',
    'Code postal (coord. structure)': '51100',
    'Libellé commune (coord. structure)': 'Reims',
    'Code Département (structure)': '51',
    "Code secteur d'activité": 'SA07',
    ...said,
  };
}

/** The extract as a file: lines with LF, no quotes, a | between values. */
export function extractOf(
  lines: readonly ExtractLine[],
  columns: readonly (typeof extractColumns)[number][] = extractColumns,
): string {
  const rows = lines.map(line => columns.map(column => line[column] ?? ''));
  return [columns, ...rows].map(row => `${row.join('|')}\n`).join('');
}
