import type { Verb } from './journal-entry.ts';

/** How the site does its work: verbs that tell a person nothing about who looked, until they ask for everything. */
const names = [
  'authenticator.begun',
  'creation-code.requested',
  'creation-code.sent',
  'creation-code.refused',
  'creation-code.suspended',
  'creation.identity-proven',
  'creation.code-failed',
  'creation.card-read',
  'sign-in.password-accepted',
  'sign-in.code-sent',
  'sign-in.code-failed',
  'sign-in.trouble-told',
  'contact.code-sent',
  'contact.code-failed',
  'confirmation.code-sent',
  'confirmation.code-failed',
  'settings.confirmed',
  'settings.confirm-failed',
  'recovery.code-sent',
  'recovery.code-failed',
  'recovery.way-proven',
  'recovery.wait-begun',
  'message.sent',
  'message.failed',
  'message.expired',
  'notice.sent',
  'patient.searched',
  'register.imported',
  'directory.imported',
  'keys.rotated',
  'heads.anchored',
  'letter.printed',
  'letter.posted',
  'letter.listed',
  'letter.read',
  'contact-message.listed',
  'contact-message.sent',
  'contact-message.read',
  'contact-message.closed',
  'refused-act.listed',
  'complaint.listed',
  'operator.created',
  'operator.listed',
  'operator.disabled',
  'operator.reset',
  'operator.sign-in-failed',
  'operator.code-failed',
  'operator.sign-in-expired',
  'operator.signed-in',
  'operator.signed-out',
  'operator.password-changed',
] as const satisfies readonly Verb[];

export type TechnicalVerb = (typeof names)[number];

/** Gives every technical verb the same value. */
export function technicalVerbs<Value>(value: Value): Record<TechnicalVerb, Value> {
  return Object.fromEntries(names.map(name => [name, value])) as Record<TechnicalVerb, Value>;
}
