import { expect, test } from 'vitest';
import { placesOf } from '../../server/registries/psc-directory-store.ts';
import { activity, rppsOf } from '../support/extract.ts';
import { freshWorld } from '../support/world.ts';
import { found, importExtract, placesOf as placesIn } from './extract-import.ts';

const rpps = rppsOf(1001);
const practice = {
  ...{ profession: { system: 'TRE_G15', code: '10' }, category: 'C', specialty: 'SM54', sector: 'SA07' },
  ...{ structure: 'Cabinet des Tilleuls', structureId: 'R10100000012345', town: 'Reims', postcode: '51100' },
};
const port = {
  ...practice,
  structure: 'Clinique du Port',
  structureId: '',
  town: 'Ajaccio',
  postcode: '20000',
};
const person = {
  ...{ nationalId: `8${rpps}`, rpps, familyName: 'BELLEFEUILLE', givenName: 'Hélène', regulates: false },
  practices: [practice, port],
};

test('who signs in works in the place that the import knows, and is found by a place that it did not know', async () => {
  const world = await freshWorld();
  await importExtract(world, [activity(rpps)]);
  const [{ id } = { id: '' }] = await placesIn(world, rpps);
  const signIn = () => world.db.transaction().execute(trx => placesOf(trx, world, person));
  const first = await signIn();
  expect(first).toMatchObject({ rpps, exercises: [id, expect.stringMatching(/^.{22}$/)] });
  expect(await signIn()).toEqual(first);
  expect(await found(world, 'bellefeuille', 'ajaccio')).toEqual([rpps]);
  expect(await found(world, 'bellefeuille tilleuls', 'reims')).toEqual([rpps]);
  expect(await placesIn(world, rpps)).toMatchObject([{ id, region: 'Grand Est' }, { region: 'Corse' }]);
  expect((await importExtract(world, [activity(rpps)])).counts).toEqual({ same: 1 });
});

test('who does not tell whether they answer the Centre 15 keeps what the directory knows; who tells it changes it', async () => {
  const world = await freshWorld();
  const regulationAfter = async (regulates: boolean | undefined) => {
    await world.db.transaction().execute(trx => placesOf(trx, world, { ...person, regulates }));
    const row = await world.db.selectFrom('professional').selectAll().executeTakeFirstOrThrow();
    return row.medical_regulation;
  };
  expect(await regulationAfter(true)).toBe(1);
  expect(await regulationAfter(undefined)).toBe(1);
  expect(await regulationAfter(false)).toBe(0);
});
