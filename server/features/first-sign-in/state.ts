import { findAccount } from '../../identity/accounts-store.ts';
import { type Contact, readContacts } from '../../identity/contacts.ts';
import { needsSheet } from '../../identity/fresh-sheet.ts';
import type { CodeBinding } from '../../identity/one-time-codes.ts';
import type { Visit } from '../../web/context.ts';
import { accountOf } from '../../web/guards.ts';
import { Problem } from '../../web/problems.ts';
import { browserOf } from '../../web/session.ts';

/** What the journey knows: the account, how it can be reached, and the contact being verified. */
export interface FirstSignInState {
  readonly accountId: string;
  readonly contacts: readonly Contact[];
  readonly declined: readonly Contact['channel'][];
  readonly attempt: (Contact & { readonly attemptId: string }) | undefined;
  /** Without phone and e-mail, a sheet of codes is still to be made and kept. */
  readonly needsSheet: boolean;
  /** The sheet whose codes this session may read. */
  readonly freshSheet: string | undefined;
  readonly hasOwnPassword: boolean;
}

/** Reads what has been done of the first sign-in. */
export async function loadFirstSignIn({ world, request }: Visit): Promise<FirstSignInState> {
  const accountId = accountOf(request);
  const account = await findAccount(world.db, accountId);
  if (account === undefined) throw new Problem('ended');
  const { verified, declined } = await readContacts(world, accountId);
  return {
    accountId,
    contacts: verified,
    declined,
    attempt: request.session.contactAttempt,
    needsSheet: await needsSheet(world, accountId),
    freshSheet: request.session.freshSheet,
    hasOwnPassword: account.password_kind === 'own',
  };
}

/** Whether a kind of contact is settled: verified, or the person has none. */
export function isSettled(state: FirstSignInState, channel: Contact['channel']): boolean {
  return state.contacts.some(contact => contact.channel === channel) || state.declined.includes(channel);
}

/** What the one-time code of a contact is bound to. */
export function contactBinding(visit: Visit<FirstSignInState>): CodeBinding {
  const browser = browserOf(visit.world, visit.request);
  return { purpose: 'contact', subject: visit.state.accountId, browser };
}
