import { type Factor, type FactorKind, readFactors, startChallenge } from '../../identity/factors.ts';
import type { CodeBinding } from '../../identity/one-time-codes.ts';
import { isPasswordConfirmed } from '../../web/confirmed.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { accountOf } from '../../web/guards.ts';
import type { Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { browserOf } from '../../web/session.ts';
import { confirmPath, findWant, type Want } from '../../web/wants.ts';

/** What the pages that ask for password and code know: what is wanted, and how far the person is. */
export interface ConfirmState {
  readonly accountId: string;
  readonly want: Want;
  readonly isPasswordRight: boolean;
  readonly factors: readonly Factor[];
  readonly attemptId: string | undefined;
  readonly kind: FactorKind | undefined;
}

/** Reads how far somebody is. @throws Problem 404 when the address names nothing that can be wanted */
export async function loadConfirm({ world, request }: Visit): Promise<ConfirmState> {
  const want = findWant(request.params.want);
  if (want === undefined) throw new Problem(404);
  const accountId = accountOf(request);
  const { attemptId, kind } = request.session.confirm ?? {};
  const isPasswordRight = isPasswordConfirmed(world, request);
  const factors = isPasswordRight ? await readFactors(world, accountId) : [];
  return { accountId, want, isPasswordRight, factors, attemptId, kind };
}

/** What the code before a change is bound to. */
export function confirmBinding({ world, request, state }: Visit<ConfirmState>): CodeBinding {
  return { purpose: 'confirm', subject: state.accountId, browser: browserOf(world, request) };
}

/** Starts an attempt with a factor of the account: a code leaves where the factor is a contact. */
export async function startConfirm(visit: Visit<ConfirmState>, factor: Factor): Promise<Outcome> {
  const { world, request, web, language, state } = visit;
  const sent = await startChallenge(world, confirmBinding(visit), { factor, language: language.code });
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  web.wake();
  request.session.confirm = {
    ...request.session.confirm,
    attemptId: sent.attemptId,
    kind: factor.kind,
  };
  return { go: `${confirmPath(state.want)}/code` };
}
