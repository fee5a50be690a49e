import { appendEntry } from '../record/journal.ts';
import { grantToRepresentative } from '../record/records.ts';
import { ageOn } from '../registries/birth-date.ts';
import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import { startOfDay } from '../storage/zone.ts';
import type { World } from '../world.ts';
import { findByInsured } from './accounts-store.ts';
import { todayIn } from './calendar.ts';
import { type Creator, tracedCreator } from './creator.ts';
import { childrenRepresented, insertRepresentative } from './representatives-store.ts';

/** The age from which a person creates a record and holds it alone. */
const adult = 18;
/** The age from which a minor may have an account of their own (product rules, §7). */
const ownAccount = 15;

export const isMinor = (world: World, { birthDate }: Pick<InsuredPerson, 'birthDate'>): boolean =>
  ageOn(birthDate, todayIn(world)) < adult;

/** Whether somebody of that age may have an account of their own. */
export const mayHaveAccount = (world: World, { birthDate }: Pick<InsuredPerson, 'birthDate'>): boolean =>
  ageOn(birthDate, todayIn(world)) >= ownAccount;

/** Whether the register says that an adult represents a minor: their own card names the child. */
export function represents(world: World, adultPerson: InsuredPerson, minor: InsuredPerson): boolean {
  return !isMinor(world, adultPerson) && adultPerson.children.includes(minor.nir);
}

/** The instant at which a minor is 18: the rights of the representatives end. Born on 29 February: on 1 March. */
export function majorityOf({ config }: World, { birthDate }: Pick<InsuredPerson, 'birthDate'>): string {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  const birthday = new Date(Date.UTC(year + adult, month - 1, day)).toISOString().slice(0, 10);
  return startOfDay(config.timeZone, birthday).toISOString();
}

/**
 * Records the consent of the representative who is present to a minor's record. Their account, if they have one, gets the
 * record now; one that they open later gets it then (`grantChildren`).
 */
export async function recordRepresentative(
  trx: Trx,
  world: World,
  what: { recordId: string; minor: InsuredPerson; representative: InsuredPerson; by: Creator },
): Promise<void> {
  const { recordId, minor, representative, by } = what;
  const until = majorityOf(world, minor);
  await insertRepresentative(trx, {
    record_id: recordId,
    insured_id: representative.id,
    consented_at: world.now().toISOString(),
    until,
  });
  await appendEntry(trx, world, {
    ...tracedCreator(by),
    recordId,
    verb: 'representative.consented',
    object: { kind: 'insured', id: representative.id },
  });
  const account = await findByInsured(trx, representative.id);
  if (account) await grantToRepresentative(trx, world, { accountId: account.id, recordId, until });
}

/** Gives an account that was just opened the records of the minors to which its owner consented as representative. */
export async function grantChildren(
  trx: Trx,
  world: World,
  { accountId, insuredId }: { accountId: string; insuredId: string },
): Promise<void> {
  const rows = await childrenRepresented(trx, { insuredId, now: world.now().toISOString() });
  for (const { record_id: recordId, until } of rows)
    await grantToRepresentative(trx, world, { accountId, recordId, until });
}
