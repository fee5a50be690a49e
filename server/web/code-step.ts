import type { z } from 'zod';
import { type Contact, maskContact } from '../identity/contacts.ts';
import { type Factor, type FactorKind, startChallenge } from '../identity/factors.ts';
import { codeStatus, isAttemptOver } from '../identity/one-time-codes.ts';
import { type Attempt, tryCode } from '../identity/try-code.ts';
import type { LocaleKey } from '../locale-keys.ts';
import type { Trx } from '../storage/tables.ts';
import { codeFields } from './code-fields.ts';
import { codeMistake, codeModel } from './code-model.ts';
import type { Visit } from './context.ts';
import { wholeForm } from './forms.ts';
import { type AnyPage, formPage, type Outcome } from './pages.ts';
import { Problem } from './problems.ts';

/** An attempt as its page shows it: by which factor, where the code went, how many codes a sheet has left. */
export interface ShownAttempt extends Attempt {
  readonly kind: FactorKind;
  readonly contact?: Contact | undefined;
  readonly left?: number | undefined;
}

/** What a journey remembers of the attempt under way, and the factors its person has. */
interface Remembered {
  readonly attemptId?: string | undefined;
  readonly kind?: FactorKind | undefined;
  readonly factors: readonly Factor[];
}

/**
 * How the factor of the attempt under way shows: what binds the attempt is the journey's own.
 * @throws Problem when there is no attempt any more, or nowhere that its code could have gone
 */
export function shownFactor({ attemptId, kind, factors }: Remembered, accountId: string) {
  if (attemptId === undefined || kind === undefined) throw new Problem('ended');
  // A sheet whose last code was just used is no factor any more, and its page still tells so.
  const factor: Factor = factors.find(known => known.kind === kind) ?? { kind };
  const isSent = kind === 'sms' || kind === 'email';
  if (isSent && factor.contact === undefined) throw new Problem('ended');
  const by = isSent ? undefined : { kind, accountId };
  return { attemptId, by, kind, contact: factor.contact, left: factor.left };
}

/** What is a journey's own of the page that asks for a one-time code; the rest is the same everywhere. */
export interface CodeStep<State> {
  readonly title: LocaleKey;
  /** The words of the main button. */
  readonly go: LocaleKey;
  /** The page's own address. */
  here(visit: Visit<State>): string;
  readonly back: (visit: Visit<State>) => string;
  /** What the page is about, where answers of another person must never land (see pages.ts). */
  readonly about?: (visit: Visit<State>) => string;
  look(visit: Visit<State>): CodeLook;
  /** The attempt under way. @throws Problem when there is none any more */
  attempt(visit: Visit<State>): ShownAttempt;
  /** Remembers the attempt to which a new code was added. */
  remember(visit: Visit<State>, attemptId: string): Promise<void>;
  /** What the right code does, in the transaction that uses it up. */
  onRight(trx: Trx, visit: Visit<State>): Promise<void>;
  /** Where the right code leads, once that is done. */
  next(visit: Visit<State>): Promise<Outcome>;
}

/** The picture of the page, where it is in its journey, and the way to another contact or factor. */
export interface CodeLook {
  readonly scene: string;
  readonly step?: { readonly now: number; readonly of: number };
  readonly change?: { readonly href: string; readonly text: string };
  /** The way to stop here and go on another time. */
  readonly later?: { readonly href: string; readonly text: string };
}

type Typed = z.infer<typeof codeFields>;

/** The page of a one-time code (product rules, §2.2): one page for every journey that asks for one. */
export function codeStepPage<State>(step: CodeStep<State>): AnyPage<State> {
  return formPage<State, Typed>({
    view: 'code-step',
    title: step.title,
    fields: codeFields,
    secrets: ['code'],
    back: step.back,
    ...(step.about ? { about: step.about } : {}),
    model: visit => modelOf(visit, step),
    submit: (visit, given) => (given.again ? again(visit, step) : verify(visit, step, given.code)),
  });
}

async function modelOf<State>(visit: Visit<State>, step: CodeStep<State>): Promise<object> {
  const attempt = step.attempt(visit);
  const look = step.look(visit);
  const shown = {
    scene: look.scene,
    step: look.step,
    change: look.change,
    later: look.later,
    go: visit.t(step.go),
  };
  const { kind, contact, left = 0 } = attempt;
  if (contact === undefined) {
    return { ...shown, kind, left, over: await isAttemptOver(visit.world, attempt) };
  }
  const status = await codeStatus(visit.world, attempt);
  return { ...shown, kind, contact: maskContact(contact), ...(await codeModel(visit, status)) };
}

/** « Je demande un nouveau code »: with an app or a sheet, a new attempt. */
async function again<State>(visit: Visit<State>, step: CodeStep<State>): Promise<Outcome> {
  const { kind, contact, attemptId, purpose, subject, browser } = step.attempt(visit);
  const factor = contact === undefined ? { kind } : { kind, contact };
  const by = { factor, language: visit.language.code, attemptId };
  const sent = await startChallenge(visit.world, { purpose, subject, browser }, by);
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  visit.web.wake();
  await step.remember(visit, sent.attemptId);
  return { go: step.here(visit) };
}

async function verify<State>(visit: Visit<State>, step: CodeStep<State>, typed: string): Promise<Outcome> {
  const attempt = step.attempt(visit);
  const onRight = (trx: Trx) => step.onRight(trx, visit);
  const result = await tryCode(visit.world, attempt, { typed, onRight });
  if (result === 'right') return step.next(visit);
  // With its last try an attempt loses its field: the mistake is then of no field, and another attempt is the way on.
  const isLast = attempt.contact === undefined && (await isAttemptOver(visit.world, attempt));
  return { errors: [codeMistake(isLast ? 'too-many' : result, attempt.kind)] };
}
