import { asKey } from '../i18n.ts';
import type { FactorKind } from '../identity/factors.ts';
import type { CodeStatus } from '../identity/one-time-codes.ts';
import type { CodeResult } from '../identity/try-code.ts';
import { messageState } from '../messages/outbox.ts';
import type { Visit } from './context.ts';
import { showTime } from './dates.ts';
import { type FieldError, wholeForm } from './forms.ts';

/** What a page that asks for a one-time code tells: until what time it is valid, and whether it has left. */
export interface CodeModel {
  /** The hour, in words of the language; empty when there is no code any more. */
  readonly validUntil: string;
  readonly digits: number;
  readonly delayed: boolean;
  readonly over: boolean;
}

/** Makes the model of a page that asks for a one-time code. */
export async function codeModel<State>(
  visit: Visit<State>,
  status: CodeStatus | undefined,
): Promise<CodeModel> {
  const digits = visit.world.config.codeDigits;
  if (status === undefined) return { validUntil: '', digits, delayed: false, over: true };
  const state = await messageState(visit.world, status.messageId);
  const over = status.expiresAt <= visit.world.now();
  return {
    validUntil: showTime(visit, status.expiresAt),
    digits,
    delayed: !over && (state === 'delayed' || state === 'failed'),
    over,
  };
}

/** The mistake of a code that was not right. One that is too old has no field any more: a new code is the way on. */
export function codeMistake(result: Exclude<CodeResult, 'right'>, kind: FactorKind): FieldError {
  const isSent = kind === 'sms' || kind === 'email';
  const isOver = result === 'expired' || (!isSent && result === 'too-many');
  if (!isSent && isOver) return { field: wholeForm, key: 'common:error.code.attempt-over' };
  const key =
    !isSent && result === 'wrong' ? `common:error.code.wrong-${kind}` : `common:error.code.${result}`;
  return { field: isOver ? wholeForm : 'code', key: asKey(key) };
}
