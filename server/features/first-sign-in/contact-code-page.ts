import { keepContact } from '../../identity/contacts.ts';
import { traceAccount } from '../../identity/trace.ts';
import { codeStepPage } from '../../web/code-step.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { contactBinding, type FirstSignInState } from './state.ts';

function attemptOf({ state }: Visit<FirstSignInState>) {
  if (state.attempt === undefined) throw new Problem('ended');
  return state.attempt;
}

const pathOf = (channel: 'email' | 'sms'): string =>
  `/premiere-connexion/${channel === 'sms' ? 'telephone' : 'email'}`;

/** The one-time code that proves that the phone or the mailbox is the person's own. */
export const contactCodePage = codeStepPage<FirstSignInState>({
  title: 'first-sign-in:contact-code.title',
  go: 'first-sign-in:contact-code.go',
  here: visit => `${pathOf(attemptOf(visit).channel)}/code`,
  back: visit => pathOf(attemptOf(visit).channel),
  look: visit => {
    const { channel } = attemptOf(visit);
    const text = visit.t(`first-sign-in:contact-code.change-${channel}`);
    const change = { href: visit.href(pathOf(channel)), text };
    return { scene: 'contact-code', step: { now: channel === 'sms' ? 1 : 2, of: 4 }, change };
  },
  attempt: visit => {
    const { channel, address, attemptId } = attemptOf(visit);
    return { ...contactBinding(visit), attemptId, kind: channel, contact: { channel, address } };
  },
  remember: async (visit, attemptId) => {
    visit.request.session.contactAttempt = { ...attemptOf(visit), attemptId };
  },
  onRight: async (trx, visit) => {
    const { channel, address } = attemptOf(visit);
    const { accountId } = visit.state;
    await keepContact(trx, visit.world, { accountId, channel, address });
    await traceAccount(trx, visit.world, { accountId, verb: 'contact.verified', details: { channel } });
  },
  next: async ({ request }) => {
    delete request.session.contactAttempt;
    return { go: '/accueil' };
  },
});
