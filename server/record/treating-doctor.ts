import { isDoctor, professionalNamed } from '../registries/professionals-store.ts';
import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { unblockIn } from './blocking.ts';
import { dropFullAccess, type FullAccessRow, fullAccessRows, insertFullAccess } from './full-access-store.ts';
import { managing } from './manage.ts';
import type { RecordAccess } from './records.ts';
import { traceOwn } from './trace-own.ts';
import { registeredDoctorOf, treatingDoctorOf } from './treating-doctor-of.ts';

export { registeredDoctorOf, type TreatingDoctor, treatingDoctorOf } from './treating-doctor-of.ts';

/** What became of giving somebody rights. `unknown`: nobody of the directory, or no doctor where it takes one. */
export type Given = 'done' | 'already' | 'unknown' | 'treating-doctor';

/** A professional to whom the patient gave the rights of the treating doctor. */
export interface SameRights {
  readonly rpps: string;
  readonly since: Date;
}

/** Who has the same rights as the treating doctor, oldest first. */
export async function sameRightsOf(db: Database | Trx, recordId: string): Promise<SameRights[]> {
  const rows = await fullAccessRows(db, recordId);
  return rows
    .filter(({ kind }) => kind === 'same-rights')
    .map(({ rpps, given_at }) => ({ rpps, since: new Date(given_at) }));
}

/**
 * Declares somebody as the treating doctor of this record, in the place of the one before. Who was blocked is so no
 * more, and who had the same rights has them by being the treating doctor.
 * @throws AccessError
 */
export async function declareTreatingDoctor(
  world: World,
  access: RecordAccess,
  rpps: string,
): Promise<Given> {
  return managing(world, access, async (trx): Promise<Given> => {
    const doctor = await professionalNamed(trx, rpps);
    if (doctor === undefined || !isDoctor(doctor)) return 'unknown';
    if ((await treatingDoctorOf(world, access, trx))?.rpps === rpps) return 'already';
    await unblockIn(trx, world, { access, rpps });
    await dropDeclared(trx, access);
    if (await dropFullAccess(trx, { recordId: access.recordId, rpps, kind: 'same-rights' })) {
      await trace(trx, world, { access, rpps, verb: 'same-rights.withdrawn' });
    }
    await insertFullAccess(trx, rowOf(world, access, { rpps, kind: 'treating-doctor' }));
    await trace(trx, world, { access, rpps, verb: 'treating-doctor.declared' });
    return 'done';
  });
}

/**
 * Takes the patient's own declaration back: the treating doctor of the register holds again. A treating doctor cannot be
 * blocked, so that one is so no more. Gives who was declared, or nothing.
 * @throws AccessError
 */
export async function withdrawTreatingDoctor(
  world: World,
  access: RecordAccess,
): Promise<string | undefined> {
  return managing(world, access, async trx => {
    const rpps = await dropDeclared(trx, access);
    if (rpps === undefined) return undefined;
    await trace(trx, world, { access, rpps, verb: 'treating-doctor.withdrawn' });
    const registered = await registeredDoctorOf(world, access, trx);
    if (registered) await unblockIn(trx, world, { access, rpps: registered.rpps });
    return rpps;
  });
}

/** Gives a professional the rights of the treating doctor. Who was blocked is so no more. @throws AccessError */
export async function giveSameRights(world: World, access: RecordAccess, rpps: string): Promise<Given> {
  return managing(world, access, async (trx): Promise<Given> => {
    if ((await professionalNamed(trx, rpps)) === undefined) return 'unknown';
    if ((await treatingDoctorOf(world, access, trx))?.rpps === rpps) return 'treating-doctor';
    const known = await sameRightsOf(trx, access.recordId);
    if (known.some(one => one.rpps === rpps)) return 'already';
    await unblockIn(trx, world, { access, rpps });
    await insertFullAccess(trx, rowOf(world, access, { rpps, kind: 'same-rights' }));
    await trace(trx, world, { access, rpps, verb: 'same-rights.given' });
    return 'done';
  });
}

/** Takes these rights back. Gives whether there were any. @throws AccessError */
export async function withdrawSameRights(world: World, access: RecordAccess, rpps: string): Promise<boolean> {
  return managing(world, access, async trx => {
    const had = await dropFullAccess(trx, { recordId: access.recordId, rpps, kind: 'same-rights' });
    if (had) await trace(trx, world, { access, rpps, verb: 'same-rights.withdrawn' });
    return had;
  });
}

/** Removes the declaration that there is, and gives whom it named. */
async function dropDeclared(trx: Trx, { recordId }: RecordAccess): Promise<string | undefined> {
  const rows = await fullAccessRows(trx, recordId);
  const rpps = rows.find(({ kind }) => kind === 'treating-doctor')?.rpps;
  if (rpps !== undefined) await dropFullAccess(trx, { recordId, rpps, kind: 'treating-doctor' });
  return rpps;
}

function rowOf(
  world: World,
  { recordId, accountId }: RecordAccess,
  what: Pick<FullAccessRow, 'rpps' | 'kind'>,
): FullAccessRow {
  return { ...what, record_id: recordId, given_at: world.now().toISOString(), given_by: accountId };
}

async function trace(
  trx: Trx,
  world: World,
  what: {
    access: RecordAccess;
    rpps: string;
    verb:
      | 'treating-doctor.declared'
      | 'treating-doctor.withdrawn'
      | 'same-rights.given'
      | 'same-rights.withdrawn';
  },
): Promise<void> {
  const { rpps, ...said } = what;
  await traceOwn(trx, world, { ...said, object: { kind: 'professional', id: rpps } });
}
