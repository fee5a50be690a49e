import { showPhone } from '../../identity/contacts.ts';
import { sendCode } from '../../identity/send-code.ts';
import { emailFields, phoneFields, type TypedContact } from '../../web/contact-fields.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { aboutCreation, answersOf, type CreationState, contactBinding, keepAnswers } from './state.ts';

/** Sends a code to the contact that was typed, and keeps both for the next step. */
async function sendToContact(
  visit: Visit<CreationState>,
  channel: 'email' | 'sms',
  { address }: TypedContact,
): Promise<Outcome> {
  const field = channel === 'sms' ? 'phone' : 'email';
  if (address === undefined) return { errors: [{ field, key: `common:error.${field}.empty` }] };
  const route = { channel, to: address, language: visit.language.code };
  const sent = await sendCode(visit.world, contactBinding(visit), { route });
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  visit.web.wake();
  await keepAnswers(visit, { contact: { channel, address, attemptId: sent.attemptId } });
  return { go: '/creation/contact/code' };
}

function contactTyped(visit: Visit<CreationState>, channel: 'email' | 'sms'): string | undefined {
  const { contact } = answersOf(visit.state);
  return contact?.channel === channel ? contact.address : undefined;
}

/** The mobile phone number. */
export const phonePage: AnyPage<CreationState> = formPage({
  view: 'creation/phone',
  about: aboutCreation,
  title: 'creation:phone.title',
  fields: phoneFields,
  back: () => '/creation/contact',
  start: visit => ({ phone: showPhone(contactTyped(visit, 'sms') ?? '') }),
  submit: (visit, given) => sendToContact(visit, 'sms', given),
});

/** The e-mail address. */
export const emailPage: AnyPage<CreationState> = formPage({
  view: 'creation/email',
  about: aboutCreation,
  title: 'creation:email.title',
  fields: emailFields,
  back: () => '/creation/contact',
  start: visit => ({ email: contactTyped(visit, 'email') ?? '' }),
  submit: (visit, given) => sendToContact(visit, 'email', given),
});
