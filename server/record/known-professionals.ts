import type { Professional } from '../registries/professionals-store.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { professionalViewer } from './care-access.ts';
import { readStanding } from './policy/standing-store.ts';
import type { ProfessionalViewer, Standing } from './policy/viewer.ts';
import type { RecordAccess } from './records.ts';
import { treatingDoctorOf } from './treating-doctor-of.ts';

/**
 * A professional as the rules look at them: once for each place where they work, for they read in one of them at a time.
 * Not inside a transaction.
 */
export async function viewersOf(world: World, { places }: Professional): Promise<ProfessionalViewer[]> {
  const viewers = await Promise.all(places.map(({ exerciseId }) => professionalViewer(world, exerciseId)));
  return viewers.filter(viewer => viewer !== undefined);
}

/** What holds of a record whoever looks: its treating doctor, those with the same rights, the emergency choices. */
export async function standingOfRecord(
  trx: Trx,
  world: World,
  record: Pick<RecordAccess, 'recordId' | 'insuredId'>,
): Promise<Standing | undefined> {
  const treatingDoctor = (await treatingDoctorOf(world, record, trx))?.rpps;
  const { recordId } = record;
  return readStanding(trx, { recordId, rpps: '', treatingDoctor, now: world.now().toISOString() });
}
