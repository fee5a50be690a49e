import { describe, expect, test } from 'vitest';
import { type NewPerson, putInsured } from '../../server/registries/register-store.ts';
import { fillTraits } from '../../server/registries/traits-store.ts';
import { withKey } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';

const zoe: NewPerson = {
  nir: withKey('2850475056001'),
  familyName: "LEFÈVRE-D'AVRAY",
  givenName: 'Zoé Anne',
  ...{ sex: 'F', birthDate: '1985-04-17', email: null, phone: null, address: [], language: 'fr' },
  ...{ treatingDoctor: null, children: [] },
};
const twin = { ...zoe, nir: withKey('2850475056002'), givenName: 'Zoé-Marie' };
const traits = { familyName: 'lefevre d’avray', givenName: 'ZOE', birthDate: '1985-04-17' };

describe.each([{ postgres: false }, { postgres: true }])('by name, PostgreSQL: $postgres', options => {
  async function start(...people: NewPerson[]) {
    const world = await freshWorld(options);
    await world.db.transaction().execute(async trx => {
      for (const person of people) await putInsured(trx, world, person);
    });
    const find = async (more: Partial<typeof traits> = {}) =>
      (await world.register.findByTraits({ ...traits, ...more })).map(({ givenName }) => givenName).sort();
    return { world, find };
  }

  test('accents, capitals and signs do not matter, and one of several given names is enough', async () => {
    const { find } = await start(zoe);
    expect(await find()).toEqual(['Zoé Anne']);
    expect(await find({ givenName: 'Zoé-Anne', familyName: 'Lefèvre d Avray' })).toEqual(['Zoé Anne']);
  });

  test('another name, another day, a part of a name are nobody', async () => {
    const { find } = await start(zoe);
    for (const other of [
      { birthDate: '1985-04-18' },
      { familyName: 'Lefevre' },
      { givenName: 'Zo' },
      { givenName: 'Anne' },
      { givenName: 'Zoé Marie' },
      { familyName: '', givenName: '' },
    ])
      expect(await find(other)).toEqual([]);
  });

  test('twins with one first name are both there, and are told apart by the second', async () => {
    const { find } = await start(zoe, twin);
    expect(await find()).toEqual(['Zoé Anne', 'Zoé-Marie']);
    expect(await find({ givenName: 'Zoé Marie' })).toEqual(['Zoé-Marie']);
  });

  test('who marries is found by the new name, and no more by the old one', async () => {
    const { world, find } = await start(zoe);
    await world.db.transaction().execute(trx => putInsured(trx, world, { ...zoe, familyName: 'PETIT' }));
    expect(await find({ familyName: 'Petit' })).toEqual(['Zoé Anne']);
    expect(await find()).toEqual([]);
  });

  test('those who were in the register before are found once the site has opened', async () => {
    const { world, find } = await start(zoe);
    await world.db.updateTable('insured').set({ traits_lookup: null }).execute();
    expect(await find()).toEqual([]);
    await world.db
      .insertInto('insured')
      .values({ id: 'broken', nir_lookup: 'x', traits_lookup: null, sealed: 'x', updated_at: '' })
      .execute();
    await fillTraits(world.db, world.keys);
    expect(await find()).toEqual(['Zoé Anne']);
  });
});
