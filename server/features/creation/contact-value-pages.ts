import { z } from 'zod';
import { parseEmail, parsePhone } from '../../identity/contact-rules.ts';
import { showPhone } from '../../identity/contacts.ts';
import { sendCode } from '../../identity/one-time-codes.ts';
import type { Visit } from '../../web/context.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { answersOf, contactBinding, type CreationState, keepAnswers } from './state.ts';

/** Sends a code to the contact that was typed, and keeps both for the next step. */
async function sendToContact(
  visit: Visit<CreationState>,
  contact: { channel: 'email' | 'sms'; address: string; field: string },
): Promise<Outcome> {
  const { channel, address, field } = contact;
  const route = { channel, to: address, language: visit.language.code };
  const sent = await sendCode(visit.world, contactBinding(visit), { route });
  if (!sent.sent) return { errors: [{ field, key: `common:error.send.${sent.reason}` }] };
  visit.web.wake();
  await keepAnswers(visit, { contact: { channel, address, attemptId: sent.attemptId } });
  return { go: '/creation/contact/code' };
}

const phoneFields = z.object({ phone: z.string().optional() }).transform((given, context) => {
  const parsed = parsePhone(given.phone ?? '');
  if (parsed.ok) return { address: parsed.address };
  context.addIssue({ code: 'custom', path: ['phone'], message: `common:error.phone.${parsed.error}` });
  return z.NEVER;
});

const emailFields = z.object({ email: z.string().optional() }).transform((given, context) => {
  const parsed = parseEmail(given.email ?? '');
  if (parsed.ok) return { address: parsed.address };
  context.addIssue({ code: 'custom', path: ['email'], message: `common:error.email.${parsed.error}` });
  return z.NEVER;
});

function contactTyped(visit: Visit<CreationState>, channel: 'email' | 'sms'): string | undefined {
  const { contact } = answersOf(visit.state);
  return contact?.channel === channel ? contact.address : undefined;
}

/** The mobile phone number. */
export const phonePage: AnyPage<CreationState> = formPage({
  view: 'creation/phone',
  title: 'creation:phone.title',
  fields: phoneFields,
  back: () => '/creation/contact',
  start: visit => ({ phone: showPhone(contactTyped(visit, 'sms') ?? '') }),
  submit: (visit, { address }) => sendToContact(visit, { channel: 'sms', address, field: 'phone' }),
});

/** The e-mail address. */
export const emailPage: AnyPage<CreationState> = formPage({
  view: 'creation/email',
  title: 'creation:email.title',
  fields: emailFields,
  back: () => '/creation/contact',
  start: visit => ({ email: contactTyped(visit, 'email') ?? '' }),
  submit: (visit, { address }) => sendToContact(visit, { channel: 'email', address, field: 'email' }),
});
