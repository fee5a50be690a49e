import { z } from 'zod';
import { openInEmergency } from '../../record/care-emergency.ts';
import { isOccupational } from '../../record/policy/occupational.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';
import { forgetListed } from './session.ts';
import { type CaringState, caringPath, loadCaring, nameOf, playedBy } from './state.ts';

/** How short and how long a reason may be, in characters as people count them. */
const [shortest, longest] = [10, 500];

const fields = z.object({
  reason: z
    .string()
    .optional()
    .default('')
    .transform(text => text.replaceAll('\r\n', '\n').trim())
    .superRefine((text, context) => {
      const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
      if (isBlank(text)) refuse('acting:emergency.no-reason');
      else if (lengthOf(text) < shortest) refuse('acting:emergency.short-reason');
      else if (lengthOf(text) > longest) refuse('acting:emergency.long-reason');
    }),
});

/** Only to those who can have that way in at all. @throws Problem 404 */
export function loadEmergency(kind: 'break-glass' | 'centre-15') {
  return async (visit: Visit): Promise<CaringState> => {
    const state = await loadCaring(visit);
    const isTheirs = !isOccupational(state.viewer) && (kind === 'break-glass' || state.viewer.regulates);
    if (!isTheirs) throw new Problem(404);
    return state;
  };
}

/** « C'est une urgence », and « Appel au Centre 15 »: what follows, and the reason, which the patient will read. */
export function emergencyPage(kind: 'break-glass' | 'centre-15'): AnyPage<CaringState> {
  return formPage<CaringState, z.infer<typeof fields>>({
    view: 'acting/emergency',
    title: `acting:${kind}.title`,
    fields,
    back: ({ state }) => caringPath(state),
    model: visit => ({ played: playedBy(visit), kind, patient: nameOf(visit.state.patient) }),
    submit: async ({ world, request, state }, { reason }) => {
      const isOpen = await openInEmergency(world, state.who, { kind, reason });
      if (!isOpen) return { errors: [{ field: wholeForm, key: 'acting:emergency.refused' }] };
      forgetListed(request, state);
      return { go: caringPath(state) };
    },
  });
}
