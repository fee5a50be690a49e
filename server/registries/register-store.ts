import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Keys } from '../storage/keys.ts';
import { fitsTraits, traitsText } from '../storage/person-traits.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { InsuredPerson, InsuredRegister } from './register.ts';

/** A person to be put in the embedded register. */
export type NewPerson = Omit<InsuredPerson, 'id'>;

type Identity = Pick<NewPerson, 'nir' | 'familyName' | 'givenName' | 'sex' | 'birthDate'>;

/** What a source tells of a person. What is not there is not told: it stays as the register knows it. */
export type ToldPerson = Identity & Partial<NewPerson>;

/** What putting a person in the register came to. */
export type Change = 'added' | 'changed' | 'same';

interface SealedPerson {
  readonly id: string;
  readonly sealed: string;
}

function openPerson(keys: Keys, row: SealedPerson): InsuredPerson {
  return { ...JSON.parse(keys.open('insured', row.id, row.sealed)), id: row.id };
}

const personRows = keptQuery(['id'], (db, at) =>
  db.selectFrom('insured').select(['id', 'sealed']).where('id', '=', at.id),
);

/** More people than have the same names and the same day of birth. */
const mostAlike = 50;

/** The embedded register: sealed rows of the world's own database. */
export function embeddedRegister(db: Database, keys: Keys): InsuredRegister {
  const open = (row: SealedPerson | undefined) => (row === undefined ? undefined : openPerson(keys, row));
  const rows = db.selectFrom('insured').select(['id', 'sealed']);
  return {
    findByNir: async nir =>
      open(await rows.where('nir_lookup', 'in', keys.lookups('nir', nir)).executeTakeFirst()),
    findByTraits: async traits => {
      const prints = keys.lookups('traits', traitsText(traits));
      const found = await rows.where('traits_lookup', 'in', prints).limit(mostAlike).execute();
      return found.map(row => openPerson(keys, row)).filter(person => fitsTraits(person, traits));
    },
    find: async (id, within) => open((await personRows(within ?? db, { id }))[0]),
  };
}

/** Adds a person, or replaces what is known of the person with that number. Returns the person's id. */
export async function putInsured(trx: Trx, world: World, person: NewPerson): Promise<string> {
  return (await mergeInsured(trx, world, person)).id;
}

/**
 * Adds a person, or replaces the part of what is known of the person with that number that the source tells. A row
 * that already says the same under the newest key is not written again. @throws SealError when the row does not open
 */
export async function mergeInsured(
  trx: Trx,
  world: World,
  told: ToldPerson,
): Promise<{ id: string; change: Change }> {
  const { keys } = world;
  const row = await trx
    .selectFrom('insured')
    .select(['id', 'nir_lookup', 'traits_lookup', 'sealed'])
    .where('nir_lookup', 'in', keys.lookups('nir', told.nir))
    .executeTakeFirst();
  const known = row === undefined ? undefined : openPerson(keys, row);
  const id = known?.id ?? newId(world.random);
  const lookup = keys.lookup('nir', told.nir);
  const traits = keys.lookup('traits', traitsText(told));
  const text = textOf({ ...nothingTold, ...known, ...told });
  const isSame = known !== undefined && textOf(known) === text;
  if (!isSame || row?.nir_lookup !== lookup || row.traits_lookup !== traits)
    await write(trx, world, { id, lookup, traits, text });
  return { id, change: known === undefined ? 'added' : isSame ? 'same' : 'changed' };
}

/** What is taken for a new person of whom the source tells no more than the identity. */
const nothingTold = {
  email: null,
  phone: null,
  address: [],
  language: 'fr',
  treatingDoctor: null,
  children: [],
} as const;

/** The text that is sealed: the fields always in the same order, so that two texts can be compared. */
function textOf(person: NewPerson): string {
  const { nir, familyName, givenName, sex, birthDate, email, phone, address, language } = person;
  const { treatingDoctor, children } = person;
  const contact = { email, phone, address, language };
  return JSON.stringify({
    ...{ nir, familyName, givenName, sex, birthDate },
    ...contact,
    treatingDoctor,
    children,
  });
}

/** The fingerprints go with the text: all are always under the same key (see rotate-keys.ts). */
async function write(
  trx: Trx,
  world: World,
  { id, lookup, traits, text }: { id: string; lookup: string; traits: string; text: string },
): Promise<void> {
  const sealed = world.keys.seal('insured', id, text);
  const row = {
    ...{ nir_lookup: lookup, traits_lookup: traits },
    ...{ sealed, updated_at: world.now().toISOString() },
  };
  await trx
    .insertInto('insured')
    .values({ id, ...row })
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute();
}
