import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { after, day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { careQuestion } from './care-access.ts';
import { insertOpening } from './care-access-store.ts';
import { type Caring, refused, traceCare } from './care-trace.ts';
import { inTurn } from './in-turn.ts';
import { decide } from './policy/decide.ts';
import type { RuleName } from './policy/rule.ts';
import { recordKeyOf } from './records.ts';

/** How long a record stays open after break-glass, in milliseconds (product rules, §4, R8). */
export const openingLives = day;

/** How somebody opens a record, and the reason that they give. */
interface Opened {
  readonly kind: 'break-glass' | 'centre-15';
  readonly reason: string;
}

/**
 * Opens a record in an emergency for 24 hours, with the reason that was given (R8, R9). Says whether it is open: the
 * patient may have said no. As long as it is open already nothing is written: nobody can flood the patient with notices. The reason is for the patient to read: it must not be empty.
 */
export async function openInEmergency(world: World, who: Caring, what: Opened): Promise<boolean> {
  const action = what.kind === 'break-glass' ? 'open-emergency' : 'open-centre-15';
  return inTurn(world, who.recordId, async trx => {
    const asked = await careQuestion(trx, world, { ...who, action });
    if (asked === undefined) return false;
    const { allowed, rule } = decide(asked);
    if (!allowed) return (await refused(trx, world, { asked })) ?? false;
    const isOpen = asked.record.openings.some(
      one => one.kind === what.kind && one.exerciseId === who.viewer.exerciseId,
    );
    if (isOpen) return true;
    await putOpening(trx, world, { ...who, ...what, rule });
    return true;
  });
}

/** Writes down that a record is open, in its history too, and has the patient and the treating doctor told at once. */
async function putOpening(
  trx: Trx,
  world: World,
  opened: Caring & Opened & { readonly rule: RuleName },
): Promise<void> {
  const { viewer, recordId, kind, reason, rule } = opened;
  const id = newId(world.random);
  const key = await recordKeyOf(world, trx, recordId);
  await insertOpening(trx, {
    ...{ id, record_id: recordId, rpps: viewer.id, exercise_id: viewer.exerciseId, kind },
    sealed: key.seal(`emergency_opening:${id}`, JSON.stringify({ reason })),
    opened_at: world.now().toISOString(),
    until: after(world.now(), openingLives),
  });
  await traceCare(trx, world, {
    ...{ viewer, recordId, verb: 'emergency.opened', rule, object: { kind: 'emergency-opening', id } },
    details: { kind, reason },
  });
  await noteForOwner(trx, world, { recordId, kind: 'emergency', rpps: viewer.id, openingId: id });
}
