import { type Professional, professionalsNamed } from '../registries/professionals-store.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { careQuestion } from './care-access.ts';
import { standingOfRecord, viewersOf } from './known-professionals.ts';
import { hasOtherGrants, trustedNumbers } from './known-professionals-store.ts';
import { decide } from './policy/decide.ts';
import type { Content, ProfessionalViewer } from './policy/viewer.ts';
import type { RecordAccess } from './records.ts';
import { treatingDoctorOf } from './treating-doctor-of.ts';

/** What hiding some documents changes, and for whom. */
export interface WhoSees {
  /** The treating doctor, who reads them whatever is hidden (R4). */
  readonly treatingDoctor: Professional | undefined;
  /** Others to whom the patient gave the same rights (R4). */
  readonly sameRights: readonly Professional[];
  /** Those who read at least one of the documents only as long as it is not hidden. */
  readonly losing: readonly Professional[];
  /** Whether the patient lets professionals read hidden documents in an emergency (R8). */
  readonly isOpenInEmergency: boolean;
  /** Whether relatives hold a grant of their own, which hiding does not change (R11). */
  readonly hasRelatives: boolean;
}

/** Asks the rules who sees these contents when they are hidden, and who does only when they are not. */
export async function whoSees(
  world: World,
  access: RecordAccess,
  contents: readonly Content[],
): Promise<WhoSees> {
  const { recordId } = access;
  const doctor = (await treatingDoctorOf(world, access))?.rpps;
  const trusted = await trustedNumbers(world.db, recordId);
  const numbers = doctor === undefined ? trusted : [doctor, ...trusted];
  const named = await professionalsNamed(world.db, numbers);
  const people: { one: Professional; viewers: ProfessionalViewer[] }[] = [];
  for (const one of named.values())
    if (one.rpps !== doctor) people.push({ one, viewers: await viewersOf(world, one) });
  return world.db.transaction().execute(async trx => {
    const record = await standingOfRecord(trx, world, access);
    const [losing, sameRights]: [Professional[], Professional[]] = [[], []];
    for (const { one, viewers } of people) {
      const sight = await sightOf(trx, world, { viewers, recordId, contents });
      if (sight.isTrusted) sameRights.push(one);
      if (sight.isLosing) losing.push(one);
    }
    const now = world.now().toISOString();
    return {
      ...{ losing, sameRights },
      treatingDoctor: doctor === undefined ? undefined : named.get(doctor),
      isOpenInEmergency: record?.choices.hiddenDocuments === true,
      hasRelatives: await hasOtherGrants(trx, { recordId, now }),
    };
  });
}

async function sightOf(
  trx: Trx,
  world: World,
  what: { viewers: readonly ProfessionalViewer[]; recordId: string; contents: readonly Content[] },
): Promise<{ readonly isTrusted: boolean; readonly isLosing: boolean }> {
  let [isTrusted, isLosing] = [false, false];
  for (const viewer of what.viewers) {
    const asked = await careQuestion(trx, world, { viewer, recordId: what.recordId, action: 'read' });
    if (asked === undefined) continue;
    for (const content of what.contents) {
      const hidden = decide(asked, { ...content, isHidden: true });
      isTrusted ||= hidden.allowed && hidden.rule === 'R4';
      isLosing ||= !hidden.allowed && decide(asked, { ...content, isHidden: false }).allowed;
    }
  }
  return { isTrusted, isLosing: isLosing && !isTrusted };
}
