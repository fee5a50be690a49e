import { declineContact } from '../../identity/contacts.ts';
import { sendCode } from '../../identity/send-code.ts';
import { traceAccount } from '../../identity/trace.ts';
import { emailFields, phoneFields, type TypedContact } from '../../web/contact-fields.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { contactBinding, type FirstSignInState } from './state.ts';

type Channel = 'email' | 'sms';

/** Sends a code to what was typed, or notes that the person has none: a sheet of codes stands in for both (§2.5). */
async function settle(
  visit: Visit<FirstSignInState>,
  channel: Channel,
  given: TypedContact,
): Promise<Outcome> {
  if (given.address === undefined) return decline(visit, channel);
  const { world, request, web, language } = visit;
  const route = { channel, to: given.address, language: language.code };
  const sent = await sendCode(world, contactBinding(visit), { route });
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  web.wake();
  request.session.contactAttempt = { channel, address: given.address, attemptId: sent.attemptId };
  return { go: `/premiere-connexion/${channel === 'sms' ? 'telephone' : 'email'}/code` };
}

async function decline(visit: Visit<FirstSignInState>, channel: Channel): Promise<Outcome> {
  const { world, state } = visit;
  const { accountId } = state;
  await world.db.transaction().execute(async trx => {
    await declineContact(trx, world, { accountId, channel });
    await traceAccount(trx, world, { accountId, verb: 'contact.declined', details: { channel } });
  });
  return { go: '/accueil' };
}

/** The mobile phone number. */
export const phonePage: AnyPage<FirstSignInState> = formPage({
  view: 'first-sign-in/phone',
  title: 'first-sign-in:phone.title',
  fields: phoneFields,
  submit: (visit, given) => settle(visit, 'sms', given),
});

/** The e-mail address. */
export const emailPage: AnyPage<FirstSignInState> = formPage({
  view: 'first-sign-in/email',
  title: 'first-sign-in:email.title',
  fields: emailFields,
  submit: (visit, given) => settle(visit, 'email', given),
});
