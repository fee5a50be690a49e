import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { embeddedRegister, type NewPerson, putInsured } from '../../server/registries/register-store.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import type { World } from '../../server/world.ts';
import { withKey } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';

const emma: NewPerson = {
  nir: withKey('2850475056001'),
  familyName: 'MARTIN',
  givenName: 'Emma',
  sex: 'F',
  birthDate: '1985-04-17',
  email: null,
  phone: '+33639980012',
  address: ['3 rue du Puits', '35000 Rennes'],
  language: 'fr',
  treatingDoctor: null,
  children: [],
};

const put = (world: World, person: NewPerson) =>
  world.db.transaction().execute(trx => putInsured(trx, world, person));

function withRing(world: World, ring: string): World {
  const keys = makeKeys(ring, randomBytes);
  return { ...world, keys, register: embeddedRegister(world.db, keys) };
}

describe.each([{ postgres: false }, { postgres: true }])('the register, PostgreSQL: $postgres', options => {
  test('a person is found by number and by id, and replaced under the same id', async () => {
    const world = await freshWorld(options);
    const id = await put(world, emma);
    expect(await world.register.findByNir(emma.nir)).toEqual({ ...emma, id });
    expect(await put(world, { ...emma, phone: null })).toBe(id);
    expect(await world.register.find(id)).toEqual({ ...emma, phone: null, id });
    expect(await world.register.findByNir(withKey('2850475056002'))).toBeUndefined();
  });

  test('while keys are rotated a person stays one, and moves to the new key when written', async () => {
    const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
    const world = await freshWorld({ ...options, recordKey: old });
    const id = await put(world, emma);
    const during = withRing(world, `${fresh} ${old}`);
    const after = withRing(world, fresh);
    expect(await during.register.findByNir(emma.nir)).toEqual({ ...emma, id });
    expect(await after.register.findByNir(emma.nir)).toBeUndefined();
    expect(await put(during, emma)).toBe(id);
    expect(await after.register.findByNir(emma.nir)).toEqual({ ...emma, id });
    expect(await put(during, { ...emma, givenName: 'Emma Lou' })).toBe(id);
    expect(await after.register.findByNir(emma.nir)).toMatchObject({ givenName: 'Emma Lou', id });
    expect(await world.db.selectFrom('insured').select('id').execute()).toEqual([{ id }]);
  });
});
