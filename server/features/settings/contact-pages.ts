import { type Contact, readContacts, showPhone } from '../../identity/contacts.ts';
import { sendCode } from '../../identity/send-code.ts';
import { keepConfirmed } from '../../web/confirmed.ts';
import { emailFields, phoneFields, type TypedContact } from '../../web/contact-fields.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { accountOf } from '../../web/guards.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { contactBinding, contactPath, fieldOf } from './contact-state.ts';

type Channel = Contact['channel'];

const shown = ({ channel, address }: Contact): string => (channel === 'sms' ? showPhone(address) : address);

/** Sends a code to what was typed, whosever else's it may be: families share a phone and a mailbox. */
async function change(visit: Visit, channel: Channel, given: TypedContact): Promise<Outcome> {
  const { world, request, web, language } = visit;
  const field = fieldOf(channel);
  const { address } = given;
  if (address === undefined) return { errors: [{ field, key: `common:error.${field}.empty` }] };
  const { verified } = await readContacts(world, accountOf(request));
  const isSame = (known: Contact) => known.address.toLowerCase() === address.toLowerCase();
  if (verified.some(known => known.channel === channel && isSame(known)))
    return { errors: [{ field, key: `settings:contact.same-${field}` }] };
  const route = { channel, to: address, language: language.code };
  const sent = await sendCode(world, contactBinding(visit), { route });
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  web.wake();
  keepConfirmed(visit);
  request.session.contactChange = { channel, address, attemptId: sent.attemptId };
  return { go: `${contactPath(channel)}/code` };
}

async function modelOf({ world, request }: Visit, channel: Channel): Promise<object> {
  const { verified } = await readContacts(world, accountOf(request));
  const now = verified.find(contact => contact.channel === channel);
  return {
    channel,
    field: fieldOf(channel),
    now: now === undefined ? '' : shown(now),
    remove: `${contactPath(channel)}/enlever`,
  };
}

function typedBefore({ request }: Visit, channel: Channel): Record<string, string> {
  const field = fieldOf(channel);
  const typed = request.session.confirm?.typed?.[field];
  return typed === undefined ? {} : { [field]: typed };
}

/** Another e-mail, or a first one. */
export const emailPage: AnyPage<undefined> = formPage({
  view: 'settings/contact',
  title: 'settings:contact.email-title',
  fields: emailFields,
  back: () => '/compte',
  start: visit => typedBefore(visit, 'email'),
  model: visit => modelOf(visit, 'email'),
  submit: (visit, given) => change(visit, 'email', given),
});

/** Another mobile phone, or a first one. */
export const phonePage: AnyPage<undefined> = formPage({
  view: 'settings/contact',
  title: 'settings:contact.phone-title',
  fields: phoneFields,
  back: () => '/compte',
  start: visit => typedBefore(visit, 'sms'),
  model: visit => modelOf(visit, 'sms'),
  submit: (visit, given) => change(visit, 'sms', given),
});
