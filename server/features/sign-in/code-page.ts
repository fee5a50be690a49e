import { keepLanguage } from '../../identity/accounts.ts';
import { findAccount } from '../../identity/accounts-store.ts';
import { announceSignIn } from '../../identity/announce-sign-in.ts';
import { passwordMark } from '../../identity/password-mark.ts';
import { traceAccount } from '../../identity/trace.ts';
import { codeStepPage, type ShownAttempt, shownFactor } from '../../web/code-step.ts';
import type { Visit } from '../../web/context.ts';
import { deviceOf } from '../../web/device.ts';
import { Problem } from '../../web/problems.ts';
import { beginVisit } from '../../web/visit-begin.ts';
import { type SignInState, signInBinding } from './state.ts';

function accountOf({ state }: Visit<SignInState>): string {
  if (state.accountId === undefined) throw new Problem('ended');
  return state.accountId;
}

function attemptOf(visit: Visit<SignInState>): ShownAttempt {
  const accountId = accountOf(visit);
  const binding = signInBinding({ ...visit, state: undefined }, accountId);
  return { ...binding, ...shownFactor(visit.state, accountId) };
}

/** The one-time code (product rules, §2.2); when it is right, a new session begins. */
export const codePage = codeStepPage<SignInState>({
  title: 'sign-in:code.title',
  go: 'sign-in:code.go',
  here: () => '/connexion/code',
  back: () => '/connexion',
  look: ({ state, href, t }) => {
    const change = { href: href('/connexion/envoi'), text: t('sign-in:code.other') };
    return { scene: 'one-time-code', ...(state.factors.length > 1 ? { change } : {}) };
  },
  attempt: attemptOf,
  remember: async (visit, attemptId) => {
    const { kind, mark } = visit.state;
    const accountId = accountOf(visit);
    visit.request.session.signIn = { accountId, mark, attemptId, ...(kind ? { kind } : {}) };
  },
  onRight: async (trx, visit) => {
    const accountId = accountOf(visit);
    const account = await findAccount(trx, accountId);
    // Somebody may have said « Ce n'est pas moi », or changed the password, since the password was right.
    const isGood = account?.suspended_at === null && passwordMark(account) === visit.state.mark;
    if (!isGood) throw new Problem('ended');
    await traceAccount(trx, visit.world, { accountId, verb: 'sign-in.succeeded' });
    await keepLanguage(trx, visit.world, { accountId, language: visit.language.code });
    const { browser, system } = deviceOf(visit.request.get('User-Agent'));
    await announceSignIn(trx, visit.world, { accountId, device: `${browser}|${system}` });
  },
  next: async visit => {
    const accountId = accountOf(visit);
    await beginVisit({ ...visit, state: undefined }, accountId);
    return { go: '/accueil' };
  },
});
