/** How a message reaches a person. */
export type Channel = 'email' | 'sms' | 'letter';

/** What is told of an account. None of it says what the account is for: others may read it (product rules, §2.10). */
export const discreetKinds = [
  'discreet-code',
  'sign-in-notice',
  'email-changed',
  'phone-changed',
  'password-changed',
  'sheet-changed',
  'app-changed',
  'account-changed',
  'space-closed',
  'space-reopened',
  'discreet-document-notice',
  'discreet-access-notice',
  'discreet-emergency-notice',
  // That somebody complains about who read a record tells that there is one.
  'complaint-receipt',
  'complaint-answered',
] as const;

/** What happens to a record, told by its name to those who want it so. */
export const recordKinds = [
  'new-document-notice',
  'waiting-document-notice',
  'first-access-notice',
  'access-notice',
  'emergency-notice',
] as const;

const counterKinds = ['counter-reprint', 'mandate-recorded', 'mandate-withdrawn'] as const;

/** What is told by e-mail. */
export const emailKinds = [
  'creation-code',
  'creation-minor',
  'record-exists',
  'record-closed',
  'record-created',
  'one-time-code',
  'contact-code',
  'contact-message',
  'act-refused',
  'contact-receipt',
  'sessions-ended',
  'confirm-code',
  ...discreetKinds,
  'recovery-code',
  'recovery-started',
  'recovery-done',
  'sign-in-trouble',
  'account-opened',
  'creation-under-way',
  'created-for-you',
  'credentials-replaced',
  'account-reopened',
  ...counterKinds,
  ...recordKinds,
  'complaint-waiting',
] as const;

/** What is told by SMS: only what needs few words. */
export const smsKinds = [
  'initial-password',
  'record-created',
  'one-time-code',
  'contact-code',
  'sessions-ended',
  'confirm-code',
  ...discreetKinds,
  'recovery-code',
  'recovery-started',
  'recovery-done',
  'sign-in-trouble',
  'account-reopened',
  ...recordKinds,
] as const;

/** What is told by post. A one-time code lives some minutes: it never goes that way. */
export const letterKinds = [
  'creation-code',
  'creation-minor',
  'record-exists',
  'record-closed',
  'record-created',
  'recovery-started',
  'recovery-done',
  'account-opened',
  'creation-under-way',
  'created-for-you',
  'credentials-replaced',
  'account-reopened',
  'emergency-notice',
  ...counterKinds,
] as const;

export type EmailKind = (typeof emailKinds)[number];
export type SmsKind = (typeof smsKinds)[number];
export type LetterKind = (typeof letterKinds)[number];
export type MessageKind = EmailKind | SmsKind;

interface Told {
  /** Language of the person, fixed when the message is queued. French stands in for one the site does not speak. */
  readonly language: string;
  /** What `neededValues` says for the kind. */
  readonly values: Readonly<Record<string, string>>;
  /** After this instant the message is dropped instead of sent. */
  readonly expiresAt?: Date;
  /** Ids of what the message is about (an insured person, a record …): kept sealed, given back at its end. */
  readonly about?: Readonly<Record<string, string>>;
}

/** A message to queue. `to`: an e-mail address, or an international number (+33…). `recipient`: lines of an address. */
export type NewMessage = Told &
  (
    | { readonly channel: 'email'; readonly kind: EmailKind; readonly to: string }
    | { readonly channel: 'sms'; readonly kind: SmsKind; readonly to: string }
    | { readonly channel: 'email' | 'sms'; readonly kind: EmailKind & SmsKind; readonly to: string }
    | { readonly channel: 'letter'; readonly kind: LetterKind; readonly recipient: readonly string[] }
  );

/** How a message ended. */
export type Outcome = 'sent' | 'failed' | 'expired';

/** A message at its end, with what is needed to say it in another way. Its texts are wiped by then. */
export interface EndedMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly kind: string;
  readonly language: string;
  readonly values: Readonly<Record<string, string>>;
  readonly about: Readonly<Record<string, string>>;
}
