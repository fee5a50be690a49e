import { z } from 'zod';
import { todayIn } from '../../identity/calendar.ts';
import { depositForCarer, depositTypes } from '../../record/care-deposit.ts';
import { keptBackAtMost } from '../../record/kept-back-rules.ts';
import type { Sender } from '../../record/receive-document.ts';
import type { NamedExercise } from '../../registries/exercises-store.ts';
import { authorCode } from '../../registries/specialties.ts';
import type { Visit } from '../../web/context.ts';
import { typeName } from '../../web/document-words.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';
import { type CaringState, caringPath, loadCaring, nameOf, playedBy } from './state.ts';

/** The types that carers write most: consultation, stay, laboratory, image, prescription, summary. */
export const usualTypes = ['11488-4', '34112-3', '11502-2', '18748-4', '57833-6', '60591-5'] as const;

/** How long a title and a text may be, in characters as people count them. */
const longestTitle = 100;
const longestText = 5000;

/** What the page of a deposit knows. */
export interface DepositState extends CaringState {
  /** The types that are offered. */
  readonly types: readonly string[];
}

const typed = z.string().optional().default('');

const fields = z.object({
  type: z.enum(usualTypes, 'acting:deposit.no-type'),
  title: typed
    .refine(text => !isBlank(text), 'documents:write.no-title')
    .refine(text => lengthOf(text) <= longestTitle, 'documents:write.long-title'),
  text: typed
    .refine(text => !isBlank(text), 'documents:write.no-text')
    .refine(text => lengthOf(text) <= longestText, 'acting:deposit.long-text'),
  keep: typed,
});

/**
 * What somebody may deposit. Where it is nothing there is no such page; a form that is sent all the same is refused by
 * the rules, which leave the trace. @throws Problem 404
 */
export async function loadDeposit(visit: Visit): Promise<DepositState> {
  const state = await loadCaring(visit);
  const types = await depositTypes(visit.world, state.who, usualTypes);
  if (types.length === 0 && visit.request.method !== 'POST') throw new Problem(404);
  return { ...state, types };
}

/** « Je dépose un document »: a short text, which may be kept back until it was announced. */
export const depositPage: AnyPage<DepositState> = formPage<DepositState, z.infer<typeof fields>>({
  view: 'acting/deposit',
  title: 'acting:deposit.title',
  fields,
  back: ({ state }) => caringPath(state),
  model: visit => ({
    played: playedBy(visit),
    patient: nameOf(visit.state.patient),
    types: visit.state.types.map(value => ({ value, label: typeName(visit.t, value) })),
  }),
  submit: async ({ world, request, state }, { type, title, text, keep }) => {
    const { who, exercise } = state;
    const id = await depositForCarer(world, who, {
      by: senderOf(exercise),
      ...{ typeCode: type, day: todayIn(world), title: title.trim(), format: 'text' },
      bytes: Buffer.from(text.replaceAll('\r\n', '\n'), 'utf8'),
      ...(keep === 'yes' && { keptBackUntil: keptBackAtMost(world) }),
    });
    if (id === undefined) return { errors: [{ field: wholeForm, key: 'acting:deposit.refused' }] };
    const { recordId } = who;
    request.session.actingDeposited = { exerciseId: exercise.id, recordId, at: world.now().toISOString() };
    return { go: caringPath(state) };
  },
});

function senderOf({ rpps, name, place, profession, specialty }: NamedExercise): Sender {
  const does = authorCode(profession, specialty);
  return { kind: 'professional', id: rpps, name, place, profession: profession.code, specialty: does };
}
