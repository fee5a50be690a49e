import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { activity, extractColumns, extractOf, rppsOf } from '../support/extract.ts';

const syllables =
  'ba bel ber bou bru car cha che col cor da del du fa fer fon gar gau ger gi gui hu ju la lan le lo lu ma mar mer mi mo mon na ni no pa per pi po ra re ri ro rou sa se si so ta te ti tra tu va ver vi vo'.split(
    ' ',
  );
const endings = 'ard aud eau er et ier in ot on oux ez ol ac ville mann ski'.split(' ');
const given =
  'Marie Jean Pierre Anne Philippe Nathalie Michel Isabelle Sophie Nicolas Camille Hélène Étienne Zoé François Léa Chloé Mehdi Inès Karim Nadia Thomas Julie Laura Antoine Émilie Jean-Baptiste Anne-Sophie Maëlle Hugo'.split(
    ' ',
  );
const kinds = [
  'CABINET DU DR',
  'CABINET INFIRMIER',
  'PHARMACIE',
  'MAISON DE SANTE',
  'CENTRE HOSPITALIER',
  'CLINIQUE',
  'SELARL',
  'EHPAD',
  'CENTRE DE SANTE',
  'LABORATOIRE',
];
const professions = [
  ...Array<[string, string]>(16).fill(['10', 'SM54']),
  ...['SM26', 'SM04', 'SM42', 'SM40'].map((skill): [string, string] => ['10', skill]),
  ...Array<[string, string]>(40).fill(['60', '']),
  ...Array<[string, string]>(12).fill(['70', '']),
  ...Array<[string, string]>(8).fill(['21', '']),
  ...(['40', '50', '91', '80', '93', '95', '26', '86'] as const).map((code): [string, string] => [code, '']),
];

/** The same numbers at each run. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return most => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Of many ranks the first are frequent and most are rare, as with names and towns: how often falls with the rank. */
const rare = (roll: (most: number) => number, most: number): number =>
  Math.floor(most ** (roll(1e9) / 1e9)) - 1;

/** A name for each rank. */
function nameOf(rank: number): string {
  const roll = dice(rank * 2_654_435 + 7);
  const start = Array.from({ length: 1 + roll(3) }, () => syllables[roll(syllables.length)]).join('');
  return start + (endings[roll(endings.length)] ?? '');
}

/**
 * Writes an extract of so many lines about professionals who do not exist, with the variety of the real one: seven people
 * for ten lines, 60,000 family names and 15,000 towns of which few are frequent, structures that many share.
 */
export async function writeExtract(path: string, lines: number): Promise<void> {
  await pipeline(Readable.from(piecesOf(lines)), createWriteStream(path));
}

function* piecesOf(lines: number): Generator<string> {
  const roll = dice(42);
  const titles = extractOf([]);
  yield titles;
  // The first numbers are those of the demo site.
  let person = 1000;
  for (let written = 0; written < lines; ) {
    const rows: ReturnType<typeof activity>[] = [];
    while (rows.length < 1000 && written + rows.length < lines) {
      person += 1;
      rows.push(...linesOf(person, roll).slice(0, lines - written - rows.length));
    }
    written += rows.length;
    yield extractOf(rows, extractColumns).slice(titles.length);
  }
}

function linesOf(person: number, roll: (most: number) => number) {
  const [profession = '10', skill = ''] = professions[roll(professions.length)] ?? [];
  const count = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3][roll(10)] ?? 1;
  const name = nameOf(rare(roll, 60_000)).toUpperCase();
  const first = given[rare(roll, given.length)] ?? '';
  return Array.from({ length: count }, () => {
    const structure = rare(roll, 120_000);
    const town = nameOf(1_000_000 + (structure % 15_000));
    const department = String(1 + (structure % 95))
      .padStart(2, '0')
      .replace('20', '2A');
    return activity(rppsOf(person), {
      ...{ "Nom d'exercice": name, "Prénom d'exercice": first, 'Code profession': profession },
      ...{ 'Code type savoir-faire': skill === '' ? '' : 'S', 'Code savoir-faire': skill },
      'Identifiant technique de la structure': `R1${String(structure).padStart(13, '0')}`,
      'Raison sociale site': `${kinds[structure % kinds.length]} ${nameOf(2_000_000 + structure).toUpperCase()} ${town.toUpperCase()}`,
      'Code postal (coord. structure)': `${department.replace('A', '0')}${String(structure % 1000).padStart(3, '0')}`,
      'Libellé commune (coord. structure)': town,
      'Code Département (structure)': department,
    });
  });
}
