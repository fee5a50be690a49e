import { findAccount } from '../../identity/accounts-store.ts';
import { type Factor, type FactorKind, readFactors, startChallenge } from '../../identity/factors.ts';
import type { CodeBinding } from '../../identity/one-time-codes.ts';
import { passwordMark } from '../../identity/password-mark.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import type { Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { browserOf } from '../../web/session.ts';

/** What the journey knows: the account whose password was right, its factors, and the attempt under way. */
export interface SignInState {
  readonly accountId: string | undefined;
  /** Names the password that was right. */
  readonly mark: string;
  readonly factors: readonly Factor[];
  readonly attemptId: string | undefined;
  readonly kind: FactorKind | undefined;
}

/** Reads where this browser is in signing in: nowhere, once the password that was right has changed. */
export async function loadSignIn({ world, request }: Visit): Promise<SignInState> {
  const { accountId, mark = '', attemptId, kind } = request.session.signIn ?? {};
  const account = accountId === undefined ? undefined : await findAccount(world.db, accountId);
  if (account === undefined || passwordMark(account) !== mark)
    return { accountId: undefined, mark: '', factors: [], attemptId: undefined, kind: undefined };
  return { accountId, mark, factors: await readFactors(world, account.id), attemptId, kind };
}

/** What the one-time code is bound to. @throws Problem when the journey ended meanwhile */
export function signInBinding(visit: Visit, accountId: string | undefined): CodeBinding {
  if (accountId === undefined) throw new Problem('ended');
  return { purpose: 'sign-in', subject: accountId, browser: browserOf(visit.world, visit.request) };
}

/** Starts an attempt with a factor of the account: a code leaves where the factor is a contact. */
export async function startSignIn(
  visit: Visit,
  { accountId, mark, factor }: { accountId: string; mark: string; factor: Factor },
): Promise<Outcome> {
  const { world, request, web, language } = visit;
  const by = { factor, language: language.code };
  const sent = await startChallenge(world, signInBinding(visit, accountId), by);
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  web.wake();
  request.session.signIn = { accountId, mark, attemptId: sent.attemptId, kind: factor.kind };
  return { go: '/connexion/code' };
}
