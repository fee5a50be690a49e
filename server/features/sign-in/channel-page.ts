import { z } from 'zod';
import { maskContact } from '../../identity/contacts.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { type SignInState, sendSignInCode } from './state.ts';

const fields = z.object({ channel: z.enum(['sms', 'email'], 'sign-in:channel.error') });

/** The way the one-time code travels, where the person has several; the last characters of each are shown. */
export const channelPage = formPage<SignInState, z.infer<typeof fields>>({
  view: 'sign-in/channel',
  title: 'sign-in:channel.title',
  fields,
  back: () => '/connexion',
  model: visit => ({
    contacts: visit.state.contacts.map(contact => ({
      channel: contact.channel,
      shown: maskContact(contact),
    })),
  }),
  submit: async (visit, { channel }) => {
    const { accountId, contacts } = visit.state;
    if (accountId === undefined) throw new Problem('ended');
    const contact = contacts.find(known => known.channel === channel);
    if (contact === undefined) return { errors: [{ field: 'channel', key: 'sign-in:channel.error' }] };
    return sendSignInCode({ ...visit, state: undefined }, { accountId, contact, field: 'channel' });
  },
});
