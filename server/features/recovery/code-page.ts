import type { z } from 'zod';
import { codeStatus, isAttemptOver } from '../../identity/one-time-codes.ts';
import type { Recovery } from '../../identity/recovery.ts';
import { recoveryBinding, tryRecoveryCode } from '../../identity/recovery-codes.ts';
import { codeFields } from '../../web/code-fields.ts';
import { codeMistake } from '../../web/code-model.ts';
import type { Visit } from '../../web/context.ts';
import { showTime } from '../../web/dates.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { renewSession } from '../../web/session.ts';
import { aboutRecovery, loadRecovery, type RecoveryState, recoveryOf } from './state.ts';
import { startWay } from './way-pages.ts';

type Tried = Recovery & { trying: NonNullable<Recovery['trying']> };

/** The way being tried. @throws Problem when it ended meanwhile */
function triedOf({ state }: Visit<RecoveryState>): Tried {
  const recovery = recoveryOf(state);
  if (recovery.trying === undefined) throw new Problem(410);
  return { ...recovery, trying: recovery.trying };
}

const choicePath = ({ first }: Recovery): string =>
  first === undefined ? '/retrouver/moyen' : '/retrouver/deuxieme-moyen';

/**
 * The code of one way. Where it was sent is not shown, nor whether it left: it looks the same when there is nobody to
 * send it to.
 */
export const codePage = formPage<RecoveryState, z.infer<typeof codeFields>>({
  view: 'recovery/code',
  title: 'recovery:code.title',
  fields: codeFields,
  secrets: ['code'],
  about: aboutRecovery,
  back: visit => choicePath(triedOf(visit)),
  model: visit => modelOf(visit, triedOf(visit)),
  submit: (visit, given) =>
    given.again ? startWay(visit, triedOf(visit).trying.way) : verify(visit, given.code),
});

async function modelOf(visit: Visit<RecoveryState>, recovery: Tried): Promise<object> {
  const { way, attemptId } = recovery.trying;
  const attempt = { ...recoveryBinding(recovery), attemptId };
  const isSheet = way === 'sheet';
  const status = isSheet ? undefined : await codeStatus(visit.world, attempt);
  const isTooOld = status !== undefined && status.expiresAt <= visit.world.now();
  return {
    way,
    over: isTooOld || (isSheet && (await isAttemptOver(visit.world, attempt))),
    length: isSheet ? 8 : visit.world.config.codeDigits,
    validUntil: status === undefined ? '' : showTime(visit, status.expiresAt),
    choice: choicePath(recovery),
  };
}

async function verify(visit: Visit<RecoveryState>, typed: string): Promise<Outcome> {
  const recovery = triedOf(visit);
  const { way } = recovery.trying;
  const result = await tryRecoveryCode(visit.world, recovery, typed);
  if (result !== 'right') return { errors: [codeMistake(result, way)] };
  // An id of the session that somebody else may know must not open what follows.
  await renewSession(visit.world, visit.request);
  visit.request.session.recovery = recovery.id;
  return { go: afterProof(await loadRecovery({ ...visit, state: undefined })) };
}

/** Where a right code leads. */
function afterProof({ recovery, proven }: RecoveryState): string {
  if (proven) return '/retrouver/mot-de-passe';
  return recovery?.wait === undefined ? '/retrouver/deuxieme-moyen' : '/retrouver/attente';
}
