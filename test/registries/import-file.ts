import { importPeople } from '../../server/registries/import.ts';
import type { World } from '../../server/world.ts';
import { bytesOf, csvOf, type Line, withKey, zoe } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';

export const today = '2026-03-03';
export const zoeAsRead = {
  nir: zoe.nir,
  familyName: 'LEFÈVRE-DIAS',
  givenName: 'Zoé',
  sex: 'F',
  birthDate: '1985-04-17',
  email: 'zoe@exemple.fr',
  phone: '+33639980012',
  address: ['3 rue de l’Île', '35000 Rennes'],
  language: 'pt',
  treatingDoctor: '99700366240',
  children: [withKey('1100935238001'), withKey('2130135238002')],
};

/** Imports a file whole; gives the counts, and the remarks as `line kind: text`. */
export async function importFile(world: World, file: string | Uint8Array) {
  const counts = { added: 0, changed: 0, same: 0, refused: 0 };
  const remarks: string[] = [];
  for await (const step of importPeople(world, bytesOf(file), today)) {
    for (const name of ['added', 'changed', 'same', 'refused'] as const) counts[name] += step[name];
    remarks.push(...step.remarks.map(({ line, kind, text }) => `${line} ${kind}: ${text}`));
  }
  return { counts, remarks };
}

export const rowsOf = (world: World) => world.db.selectFrom('insured').selectAll().orderBy('id').execute();

/** What is said of a file with one line, and whether the person is in the register then. */
export async function importLine(line: Line) {
  const world = await freshWorld();
  const { remarks } = await importFile(world, csvOf([line]));
  return { remarks, isTaken: (await rowsOf(world)).length === 1 };
}
