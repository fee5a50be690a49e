import { type Contact, readContacts } from '../../identity/contacts.ts';
import type { CodeBinding } from '../../identity/one-time-codes.ts';
import { sendCode } from '../../identity/send-code.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import type { Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { browserOf } from '../../web/session.ts';

/** What the journey knows: the account whose password was right, its contacts, and the attempt under way. */
export interface SignInState {
  readonly accountId: string | undefined;
  readonly contacts: readonly Contact[];
  readonly attemptId: string | undefined;
  readonly channel: Contact['channel'] | undefined;
}

/** Reads where this browser is in signing in. */
export async function loadSignIn({ world, request }: Visit): Promise<SignInState> {
  const { accountId, attemptId, channel } = request.session.signIn ?? {};
  const contacts = accountId === undefined ? [] : (await readContacts(world, accountId)).verified;
  return { accountId, contacts, attemptId, channel };
}

/** What the one-time code is bound to. @throws Problem when the journey ended meanwhile */
export function signInBinding(visit: Visit, accountId: string | undefined): CodeBinding {
  if (accountId === undefined) throw new Problem('ended');
  return { purpose: 'sign-in', subject: accountId, browser: browserOf(visit.world, visit.request) };
}

/** Sends a code by the contact of this channel, in a new attempt or as another code of the one under way. */
export async function sendSignInCode(
  visit: Visit,
  what: { accountId: string; contact: Contact; attemptId?: string | undefined; field: string },
): Promise<Outcome> {
  const { world, request, web, language } = visit;
  const { accountId, contact, attemptId } = what;
  const route = { channel: contact.channel, to: contact.address, language: language.code };
  const sent = await sendCode(world, signInBinding(visit, accountId), { route, attemptId });
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  web.wake();
  request.session.signIn = { accountId, attemptId: sent.attemptId, channel: contact.channel };
  return { go: '/connexion/code' };
}
