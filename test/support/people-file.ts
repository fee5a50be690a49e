import { nirKey } from '../../server/registries/nir.ts';

/** The values of a line, by column. */
export type Line = Readonly<Record<string, string>>;

/** Bodies of numbers are 13 characters; gives the 15 of the whole number. */
export const withKey = (body: string): string => body + nirKey(body);

/** A person all of whose values are right. */
export const zoe = {
  nir: withKey('2850475056001'),
  family_name: 'LEFÈVRE-DIAS',
  given_name: 'Zoé',
  sex: 'F',
  birth_date: '1985-04-17',
  email: 'zoe@exemple.fr',
  phone: '06 39 98 00 12',
  address: '3 rue de l’Île | 35000 Rennes',
  language: 'pt',
  treating_doctor: '99700366240',
  children: `${withKey('1100935238001')} ${withKey('2130135238002')}`,
} as const satisfies Line;

/** Another right person for each number from 0 to 999. */
export function person(number: number): Line {
  const nir = withKey(`1700835238${String(number).padStart(3, '0')}`);
  return { ...zoe, nir, sex: 'M', birth_date: '12/08/1970', children: '' };
}

/** A CSV file of lines that all have the columns of the first one. */
export function csvOf(lines: readonly Line[], separator = ','): string {
  const columns = Object.keys(lines[0] ?? {});
  const rows = lines.map(line => columns.map(column => line[column] ?? ''));
  return [columns, ...rows].map(row => `${row.join(separator)}\n`).join('');
}

/** The bytes of a text, as a file would give them; with a size, in pieces of so many bytes. */
export async function* bytesOf(text: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
