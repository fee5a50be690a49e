import { type Factor, type FactorKind, readFactors, startChallenge } from '../../identity/factors.ts';
import type { CodeBinding } from '../../identity/one-time-codes.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import type { Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { browserOf } from '../../web/session.ts';

/** What the journey knows: the account whose password was right, its factors, and the attempt under way. */
export interface SignInState {
  readonly accountId: string | undefined;
  readonly factors: readonly Factor[];
  readonly attemptId: string | undefined;
  readonly kind: FactorKind | undefined;
}

/** Reads where this browser is in signing in. */
export async function loadSignIn({ world, request }: Visit): Promise<SignInState> {
  const { accountId, attemptId, kind } = request.session.signIn ?? {};
  const factors = accountId === undefined ? [] : await readFactors(world, accountId);
  return { accountId, factors, attemptId, kind };
}

/** What the one-time code is bound to. @throws Problem when the journey ended meanwhile */
export function signInBinding(visit: Visit, accountId: string | undefined): CodeBinding {
  if (accountId === undefined) throw new Problem('ended');
  return { purpose: 'sign-in', subject: accountId, browser: browserOf(visit.world, visit.request) };
}

/** Starts an attempt with a factor of the account: a code leaves where the factor is a contact. */
export async function startSignIn(
  visit: Visit,
  { accountId, factor }: { accountId: string; factor: Factor },
): Promise<Outcome> {
  const { world, request, web, language } = visit;
  const by = { factor, language: language.code };
  const sent = await startChallenge(world, signInBinding(visit, accountId), by);
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  web.wake();
  request.session.signIn = { accountId, attemptId: sent.attemptId, kind: factor.kind };
  return { go: '/connexion/code' };
}
