import type { InsuredPerson } from '../registries/register.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Traits } from '../storage/person-traits.ts';
import type { Trx } from '../storage/tables.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { appendEntry } from './journal.ts';
import { isOccupational } from './policy/occupational.ts';
import type { ProfessionalViewer } from './policy/viewer.ts';
import { recordOf } from './records.ts';

/** More patients than anybody sees in an hour, and too few to try names for long. */
const searchesAnHour: Limit = { name: 'patient-searches', most: 60, window: hour };

/** By what a patient is searched: their number (15 characters), or their traits. */
export type Searched = { readonly nir: string } | Traits;

/**
 * What a search came to. `nobody` is the one answer to somebody without a record, to a closed record, to a person whom the
 * register does not have and to namesakes: which of them it is is not told. `never`: occupational medicine (R1).
 */
export type Found =
  | { readonly is: 'found'; readonly recordId: string }
  | { readonly is: 'nobody' | 'too-many' | 'never' };

/**
 * Searches the one patient whom a professional has before them (product rules, §6). Every search is written down: in the
 * history of the record that was found, where the patient reads it, else in the site's journal. The words that were
 * searched are written nowhere.
 */
export async function findPatient(
  world: World,
  viewer: ProfessionalViewer,
  searched: Searched,
): Promise<Found> {
  const isLeft = await world.db
    .transaction()
    .execute(trx => takeFromLimit(trx, world, { limit: searchesAnHour, who: viewer.id }));
  if (!isLeft) return traced(world, viewer, { is: 'too-many' });
  if (isOccupational(viewer)) return traced(world, viewer, { is: 'never' });
  const person = await onePerson(world, searched);
  const record = person && (await recordOf(world, person.id));
  if (record?.status !== 'open') return traced(world, viewer, { is: 'nobody' });
  return traced(world, viewer, { is: 'found', recordId: record.id });
}

async function onePerson(world: World, searched: Searched): Promise<InsuredPerson | undefined> {
  if ('nir' in searched) return world.register.findByNir(searched.nir);
  const [person, ...namesakes] = await world.register.findByTraits(searched);
  return namesakes.length === 0 ? person : undefined;
}

async function traced(world: World, viewer: ProfessionalViewer, found: Found): Promise<Found> {
  await world.db.transaction().execute(trx => trace(trx, world, { viewer, found }));
  return found;
}

async function trace(
  trx: Trx,
  world: World,
  { viewer, found }: { viewer: ProfessionalViewer; found: Found },
): Promise<void> {
  const by = { actor: { kind: 'professional', id: viewer.id }, exercise: viewer.exerciseId } as const;
  await appendEntry(trx, world, {
    ...by,
    ...(found.is === 'found'
      ? { verb: 'record.found', recordId: found.recordId }
      : { verb: 'patient.searched', object: { kind: 'search', id: found.is } }),
    channel: 'web',
  });
}
