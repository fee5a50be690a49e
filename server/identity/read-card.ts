import { appendEntry } from '../record/journal.ts';
import { recordOf } from '../record/records.ts';
import type { InsuredPerson } from '../registries/register.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type Creator, creatorId, tracedCreator } from './creator.ts';

/** Far more than come to a desk in an hour; whoever tries numbers one after the other is stopped. */
const cardsAnHour: Limit = { name: 'desk-cards', most: 240, window: hour };

/** Whom a card names. `exists`: they have a record, open or closed, and nothing else is said of them. */
export type CardRead =
  | { readonly is: 'person'; readonly person: InsuredPerson }
  | { readonly is: 'exists' | 'unknown' | 'too-many' };

/**
 * Reads a card at a desk: looks its number (15 characters) up in the register. Each look is traced, with whom it found,
 * sealed. `of: 'representative'`: of whoever comes with a minor, whose own record does not matter.
 */
export async function readCard(
  world: World,
  { by, nir, of }: { by: Creator; nir: string; of: 'patient' | 'representative' },
): Promise<CardRead> {
  const person = await world.register.findByNir(nir);
  const limited = { limit: cardsAnHour, who: creatorId(by) };
  const record = person && of === 'patient' ? await recordOf(world, person.id) : undefined;
  const may = await world.db.transaction().execute(async trx => {
    if (!(await takeFromLimit(trx, world, limited))) return false;
    const details = person ? { insured: person.id, of } : { of };
    await appendEntry(trx, world, {
      ...tracedCreator(by),
      verb: 'creation.card-read',
      details,
    });
    // Whoever has a record reads in its history that somebody looked for it.
    if (record !== undefined)
      await appendEntry(trx, world, { ...tracedCreator(by), verb: 'record.found', recordId: record.id });
    return true;
  });
  if (!may) return { is: 'too-many' };
  if (person === undefined) return { is: 'unknown' };
  if (record !== undefined) return { is: 'exists' };
  return { is: 'person', person };
}
