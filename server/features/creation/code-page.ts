import { todayIn } from '../../identity/calendar.ts';
import { proveIdentity } from '../../identity/prove-identity.ts';
import { isRefusal } from '../../identity/refusals.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import type { SaidPerson } from '../../web/person-fields.ts';
import { renewSession } from '../../web/session.ts';
import { codeFields } from './fields.ts';
import { outcomePaths } from './outcomes.ts';
import type { CreationState } from './state.ts';

type Given = SaidPerson & { code: string };

/** Number, birth date and creation code: the proof that this is the person who received the code. */
export const codePage = formPage<CreationState, Given>({
  view: 'creation/code',
  title: 'creation:code.title',
  fields: visit => codeFields(todayIn(visit.world)),
  back: () => '/creation/code',
  submit: async (visit, given) => {
    const { world, request } = visit;
    const proof = await proveIdentity(world, { ...given, address: addressOf(request) });
    if (proof.is !== 'right') {
      const field = proof.is === 'too-many' ? wholeForm : 'code';
      const isOther = proof.is === 'wrong' && (await isRefusal(world, given.code));
      return { errors: [{ field, key: `creation:code.${isOther ? 'refusal' : proof.is}` }] };
    }
    // An id of the session that somebody else may know must not open what follows.
    await renewSession(world, request);
    if (proof.opens !== 'creation') {
      request.session.proven = { codeId: proof.key.codeId, opens: proof.opens };
      return { go: outcomePaths[proof.opens] };
    }
    request.session.creation = proof.key;
    // The last page of the journey leads to the one where the person stopped, here or elsewhere.
    return { go: '/creation/verification' };
  },
});
