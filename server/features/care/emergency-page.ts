import { openInEmergency } from '../../record/care-emergency.ts';
import { isOccupational } from '../../record/policy/occupational.ts';
import { type CaringState, carerLine, caringPath, type LoadCaring, nameOf } from '../../web/caring.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { type Reason, reasonFields } from './reason.ts';
import { forgetListed } from './session.ts';

type Kind = 'break-glass' | 'centre-15';

/** Only to those who can have that way in at all. @throws Problem 404 */
export function loadEmergency(load: LoadCaring, kind: Kind): LoadCaring {
  return async visit => {
    const state = await load(visit);
    const isTheirs = !isOccupational(state.viewer) && (kind === 'break-glass' || state.viewer.regulates);
    if (!isTheirs) throw new Problem(404);
    return state;
  };
}

/** « C'est une urgence », and « Appel au Centre 15 »: what follows, and the reason, which the patient will read. */
export function emergencyPage(kind: Kind): AnyPage<CaringState> {
  return formPage<CaringState, Reason>({
    view: 'care/emergency',
    title: `carer:${kind}.title`,
    fields: reasonFields,
    back: ({ state }) => caringPath(state),
    model: visit => ({ played: carerLine(visit), kind, patient: nameOf(visit.state.patient) }),
    submit: async ({ world, request, state }, { reason }) => {
      const isOpen = await openInEmergency(world, state.who, { kind, reason });
      if (!isOpen) return { errors: [{ field: wholeForm, key: 'carer:emergency.refused' }] };
      forgetListed(request, state.who);
      return { go: caringPath(state) };
    },
  });
}
