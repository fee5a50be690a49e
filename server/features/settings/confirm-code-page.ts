import { traceAccount } from '../../identity/trace.ts';
import { codeStepPage, type ShownAttempt } from '../../web/code-step.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { renewSessionId } from '../../web/session.ts';
import { type ConfirmState, confirmBinding } from './confirm-state.ts';
import { confirmPath, wants } from './wants.ts';

function attemptOf(visit: Visit<ConfirmState>): ShownAttempt {
  const { accountId, attemptId, kind, factors } = visit.state;
  if (attemptId === undefined || kind === undefined) throw new Problem('ended');
  // A sheet whose last code was just used is no factor any more, and its page still tells so.
  const factor = factors.find(known => known.kind === kind) ?? { kind };
  const isSent = kind === 'sms' || kind === 'email';
  if (isSent && factor.contact === undefined) throw new Problem('ended');
  const by = isSent ? undefined : { kind, accountId };
  return { ...confirmBinding(visit), attemptId, by, kind, contact: factor.contact, left: factor.left };
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
