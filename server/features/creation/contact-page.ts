import { z } from 'zod';
import { offeredChannels } from '../../identity/contacts.ts';
import { formPage } from '../../web/pages.ts';
import { aboutCreation, answersOf, type CreationState, keepAnswers } from './state.ts';

const fields = z.object({ channel: z.enum(['sms', 'email'], 'creation:contact.error') });

/** Where the codes will be sent: a mobile phone or an e-mail address. */
export const contactPage = formPage<CreationState, z.infer<typeof fields>>({
  view: 'creation/contact',
  about: aboutCreation,
  title: 'creation:contact.title',
  fields,
  back: () => '/creation/identite',
  model: visit => ({ channels: offeredChannels(visit.world) }),
  start: visit => {
    const { channel } = answersOf(visit.state);
    return channel === undefined ? {} : { channel };
  },
  submit: async (visit, { channel }) => {
    if (!offeredChannels(visit.world).includes(channel)) {
      return { errors: [{ field: 'channel', key: 'creation:contact.error' }] };
    }
    await keepAnswers(visit, { channel });
    return { go: channel === 'sms' ? '/creation/telephone' : '/creation/email' };
  },
});
