import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { careQuestion } from './care-access.ts';
import { type Caring, refused, traceCare } from './care-trace.ts';
import { type ConsentRow, consentRows, insertConsent, setWithdrawn } from './consents-store.ts';
import { documentClasses } from './document-types.ts';
import { inTurn } from './in-turn.ts';
import { decide } from './policy/decide.ts';

/**
 * Notes that the patient agreed at the visit (R7): that this professional reads and deposits, in the exercise in which
 * they work now, everything (`classes` empty) or some classes, until the patient takes it back. It takes the place of what
 * was noted at an earlier visit there. Says whether it holds: a refusal is written in the history and tells nothing.
 * @throws RangeError for a class that does not exist
 */
export async function noteVisitConsent(
  world: World,
  who: Caring,
  asked: { readonly classes: readonly string[] },
): Promise<boolean> {
  const known = documentClasses.map(({ code }) => code).filter(code => asked.classes.includes(code));
  if (known.length !== new Set(asked.classes).size) throw new RangeError('There is no such class.');
  return inTurn(world, who.recordId, async trx => {
    const question = await careQuestion(trx, world, { ...who, action: 'note-consent' });
    if (question === undefined) return false;
    const { allowed, rule } = decide(question);
    if (!allowed) return (await refused(trx, world, { asked: question })) ?? false;
    const earlier = await earlierOf(trx, who);
    const classes = known.join(' ');
    if (earlier.some(one => one.classes === classes)) return true;
    const now = world.now().toISOString();
    for (const { id } of earlier) await setWithdrawn(trx, id, now);
    const row = rowOf(world, who, classes);
    await insertConsent(trx, row);
    const { seq } = await traceCare(trx, world, {
      ...{ ...who, verb: 'consent.given', rule, object: { kind: 'professional', id: row.rpps } },
      details: { consent: row.id, kind: row.kind, classes },
    });
    // The patient is told as of an access: it is one that they can take back.
    await noteForOwner(trx, world, { recordId: who.recordId, kind: 'access', rpps: row.rpps, seq });
    return true;
  });
}

async function earlierOf(trx: Trx, { viewer, recordId }: Caring): Promise<ConsentRow[]> {
  const rows = await consentRows(trx, recordId);
  return rows.filter(
    ({ kind, rpps, exercise_id }) =>
      kind === 'visit' && rpps === viewer.id && exercise_id === viewer.exerciseId,
  );
}

function rowOf(world: World, { viewer, recordId }: Caring, classes: string): ConsentRow {
  return {
    ...{ id: newId(world.random), record_id: recordId, rpps: viewer.id, exercise_id: viewer.exerciseId },
    ...{ kind: 'visit', classes, given_at: world.now().toISOString() },
    ...{ given_by_kind: 'professional', given_by: viewer.id, announced_at: null, withdrawn_at: null },
  };
}
