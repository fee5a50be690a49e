import { describe, expect, test } from 'vitest';
import { searchDirectory } from '../../server/registries/directory-search-store.ts';
import { putPerson } from '../support/managed.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

const numbers = ['99900000011', '99900000029', '99900000037', '99900000045', '99900000052'] as const;

async function directory(options: { postgres: boolean }): Promise<TestWorld> {
  const world = await freshWorld(options);
  const [a, b, c, d, e] = numbers;
  await putPerson(world, { rpps: a, familyName: 'BELLEFEUILLE', givenName: 'Hélène', town: 'Reims' });
  await putPerson(world, { rpps: b, familyName: 'VALLORGE', givenName: 'Étienne', town: 'Clermont-Ferrand' });
  await putPerson(world, {
    rpps: c,
    familyName: 'DE LA TOUR',
    givenName: 'Jean-Baptiste',
    town: 'Saint-Denis',
  });
  await putPerson(world, { rpps: d, familyName: 'QUENOTTE', givenName: 'Stella', professionCode: '40' });
  await putPerson(world, { rpps: e, familyName: "L'HÉRITIER", givenName: 'Œdipe', town: 'Évry' });
  return world;
}

const search = async (world: TestWorld, name: string, town = '', more = {}) => {
  const { people, isNear } = await searchDirectory(world.db, { name, town, from: 0, count: 10, ...more });
  return { found: people.map(({ rpps }) => rpps), isNear };
};

describe.each([{ postgres: false }, { postgres: true }])('the directory, PostgreSQL: $postgres', options => {
  test('is searched whatever the accents, capitals, titles, order and part of a name', async () => {
    const world = await directory(options);
    const [a, b, c, d, e] = numbers;
    for (const [name, town, rpps] of [
      ['bellefeuille', '', a],
      ['Dr Hélène BELLEFEUILLE', '', a],
      ['docteur helene', '', a],
      ['Belle', 'reims', a],
      ['vallorge etienne', '', b],
      ['VALLORGE Étienne', 'clermont ferrand', b],
      ['vallorge clermont', '', b],
      ['delatour', '', c],
      ['jeanbaptiste tour', 'saint denis', c],
      ['tour jean', '', c],
      ['mme quenotte', 'Reims', d],
      ["l'heritier", 'evry', e],
      ['oedipe', '', e],
    ] as const)
      expect(await search(world, name, town), name).toEqual({ found: [rpps], isNear: false });
  });

  test('forgives one typing mistake when nobody has the name, and says so', async () => {
    const world = await directory(options);
    const [a, b, c, d] = numbers;
    for (const [name, rpps] of [
      ['belefeuille', a],
      ['bellefeuillle', a],
      ['belelfeuille', a],
      ['ballefeuille', a],
      ['kuenotte', d],
      ['valorge', b],
      ['Helen belefeuille', a],
      ['jean batiste', c],
    ] as const)
      expect(await search(world, name), name).toEqual({ found: [rpps], isNear: true });
  });

  test('finds nobody for two mistakes, a wrong town, a title alone or signs', async () => {
    const world = await directory(options);
    for (const [name, town] of [
      ['balefeulle', ''],
      ['bellefeuille', 'paris'],
      ['docteur', ''],
      ["%_' or 1=1 --", ''],
      ['😀', ''],
      ['x'.repeat(100), ''],
      ['a b c d e f g h i', ''],
    ] as const)
      expect((await search(world, name, town)).found, name).toEqual([]);
  });

  test('gives a page in the order of names, and doctors alone where only they are wanted', async () => {
    const world = await directory(options);
    const [a, , , d] = numbers;
    expect((await search(world, '', 'reims')).found).toEqual([a, d]);
    expect((await search(world, '', 'reims', { from: 1, count: 1 })).found).toEqual([d]);
    expect(await search(world, '', 'reims', { from: 2 })).toEqual({ found: [], isNear: false });
    expect(await search(world, '', 'raims', { from: 1 })).toEqual({ found: [d], isNear: true });
    expect((await search(world, '', 'reims 51100', { onlyDoctors: true })).found).toEqual([a]);
  });
});
