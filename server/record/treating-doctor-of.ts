import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { insuredOf } from './care-access-store.ts';
import { fullAccessRows } from './full-access-store.ts';
import type { RecordAccess } from './records.ts';

/** The treating doctor of a record, by number, and who says so. `since`: the day the patient said it. */
export interface TreatingDoctor {
  readonly rpps: string;
  readonly source: 'patient' | 'register';
  readonly since?: Date;
}

/**
 * The treating doctor of a record: whom the patient declared here, else whom the register has (R4). `within`: the
 * transaction under way.
 */
export async function treatingDoctorOf(
  world: World,
  record: Pick<RecordAccess, 'recordId' | 'insuredId'>,
  within?: Trx,
): Promise<TreatingDoctor | undefined> {
  const rows = await fullAccessRows(within ?? world.db, record.recordId);
  const declared = rows.find(({ kind }) => kind === 'treating-doctor');
  if (declared) return { rpps: declared.rpps, source: 'patient', since: new Date(declared.given_at) };
  return registeredDoctorOf(world, record, within);
}

/** The treating doctor that the register of insured persons has, whatever the patient declared here. */
export async function registeredDoctorOf(
  world: World,
  { insuredId }: Pick<RecordAccess, 'insuredId'>,
  within?: Trx,
): Promise<TreatingDoctor | undefined> {
  const person = await world.register.find(insuredId, within);
  const rpps = person?.treatingDoctor ?? undefined;
  return rpps === undefined ? undefined : { rpps, source: 'register' };
}

/** The number of the treating doctor of a record of which nothing else is known yet; nothing when there is none. */
export async function doctorOfRecord(trx: Trx, world: World, recordId: string): Promise<string | undefined> {
  const insuredId = await insuredOf(trx, recordId);
  if (insuredId === undefined) return undefined;
  return (await treatingDoctorOf(world, { recordId, insuredId }, trx))?.rpps;
}
