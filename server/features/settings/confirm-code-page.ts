import { traceAccount } from '../../identity/trace.ts';
import { codeStepPage, type ShownAttempt, shownFactor } from '../../web/code-step.ts';
import type { Visit } from '../../web/context.ts';
import { renewSessionId } from '../../web/session.ts';
import { confirmPath, wants } from '../../web/wants.ts';
import { type ConfirmState, confirmBinding } from './confirm-state.ts';

function attemptOf(visit: Visit<ConfirmState>): ShownAttempt {
  return { ...confirmBinding(visit), ...shownFactor(visit.state, visit.state.accountId) };
}

const here = ({ state }: Visit<ConfirmState>): string => `${confirmPath(state.want)}/code`;

/** The code before a change of the account. When it is right, the session gets a new id, as at sign-in. */
export const confirmCodePage = codeStepPage<ConfirmState>({
  title: 'settings:confirm.code',
  go: 'settings:confirm.go',
  here,
  back: ({ state }) => confirmPath(state.want),
  look: ({ state, href, t }) => {
    const change = { href: href(`${confirmPath(state.want)}/moyen`), text: t('settings:confirm.other') };
    return { scene: 'one-time-code', ...(state.factors.length > 1 ? { change } : {}) };
  },
  attempt: attemptOf,
  remember: async ({ request }, attemptId) => {
    request.session.confirm = { ...request.session.confirm, attemptId };
  },
  onRight: async (trx, { world, state }) => {
    await traceAccount(trx, world, { accountId: state.accountId, verb: 'settings.confirmed' });
  },
  next: async ({ world, request, state }) => {
    const { typed } = request.session.confirm ?? {};
    request.session.confirm = { confirmedAt: world.now().toISOString(), ...(typed ? { typed } : {}) };
    await renewSessionId(request);
    return { go: wants[state.want] };
  },
});
