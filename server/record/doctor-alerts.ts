import { exerciseNamed, type NamedExercise } from '../registries/exercises-store.ts';
import type { World } from '../world.ts';
import { markNoticesSeen, openingsLeftFor } from './access-notices-store.ts';
import { careQuestion, patientOf } from './care-access.ts';
import { scope } from './policy/decide.ts';
import type { ProfessionalViewer } from './policy/viewer.ts';

/** More than any doctor leaves unread. */
const most = 50;

/** What a treating doctor is told by their own pages: somebody opened the record of one of their patients in an emergency. */
export interface DoctorAlert {
  readonly id: string;
  readonly recordId: string;
  /** The patient's name. */
  readonly patient: string;
  readonly kind: 'break-glass' | 'centre-15';
  readonly at: Date;
  /** Who opened it, as the directory names them now; nothing for one who has left it. */
  readonly by: NamedExercise | undefined;
}

/** What was left for a doctor and they have not read (R8), newest first: of the patients alone whom they still treat (R4). */
export async function alertsFor(world: World, viewer: ProfessionalViewer): Promise<DoctorAlert[]> {
  const alerts: DoctorAlert[] = [];
  for (const row of await openingsLeftFor(world.db, viewer.id, most)) {
    const patient = (await treats(world, viewer, row.record_id))
      ? await patientOf(world, row.record_id)
      : undefined;
    if (patient === undefined) continue;
    alerts.push({
      ...{ id: row.id, recordId: row.record_id, kind: row.kind, at: new Date(row.made_at) },
      patient: `${patient.givenName} ${patient.familyName}`,
      by: await exerciseNamed(world.db, row.exercise_id),
    });
  }
  return alerts;
}

async function treats(world: World, viewer: ProfessionalViewer, recordId: string): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    const asked = await careQuestion(trx, world, { viewer, recordId, action: 'read' });
    return asked !== undefined && scope(asked).rule === 'R4';
  });
}

/** Notes that a doctor has read what was left for them. */
export async function alertsRead(
  world: World,
  viewer: ProfessionalViewer,
  ids: readonly string[],
): Promise<void> {
  const seen = { rpps: viewer.id, ids, at: world.now().toISOString() };
  await world.db.transaction().execute(trx => markNoticesSeen(trx, seen));
}
