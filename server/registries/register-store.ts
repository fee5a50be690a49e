import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import type { Keys } from '../storage/keys.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { InsuredPerson, InsuredRegister } from './register.ts';

/** A person to be put in the embedded register. */
export type NewPerson = Omit<InsuredPerson, 'id'>;

/** The embedded register: sealed rows of the world's own database. */
export function embeddedRegister(db: Database, keys: Keys): InsuredRegister {
  const open = (row: { id: string; sealed: string } | undefined): InsuredPerson | undefined =>
    row === undefined ? undefined : { ...JSON.parse(keys.open('insured', row.id, row.sealed)), id: row.id };
  const rows = db.selectFrom('insured').select(['id', 'sealed']);
  return {
    findByNir: async nir =>
      open(await rows.where('nir_lookup', '=', keys.lookup('nir', nir)).executeTakeFirst()),
    find: async id => open(await rows.where('id', '=', id).executeTakeFirst()),
  };
}

/** Adds a person, or replaces what is known of the person with that number. Returns the person's id. */
export async function putInsured(trx: Trx, world: World, person: NewPerson): Promise<string> {
  const lookup = world.keys.lookup('nir', person.nir);
  const known = await trx
    .selectFrom('insured')
    .select('id')
    .where('nir_lookup', '=', lookup)
    .executeTakeFirst();
  const id = known?.id ?? newId(world.random);
  const row = {
    sealed: world.keys.seal('insured', id, JSON.stringify(person)),
    updated_at: world.now().toISOString(),
  };
  await trx
    .insertInto('insured')
    .values({ id, nir_lookup: lookup, ...row })
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute();
  return id;
}
