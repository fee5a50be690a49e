import { z } from 'zod';
import { offeredChannels } from '../../identity/contacts.ts';
import { formPage } from '../../web/pages.ts';
import { aboutCreation, answersOf, type CreationState, keepAnswers } from './state.ts';

const fields = z.object({ channel: z.enum(['sms', 'email', 'none'], 'creation:contact.error') });
const paths = {
  sms: '/creation/telephone',
  email: '/creation/email',
  none: '/creation/sans-contact',
} as const;

/** Where the codes will be sent: a mobile phone, an e-mail address, or nowhere: a printed sheet has them (§2.5). */
export const contactPage = formPage<CreationState, z.infer<typeof fields>>({
  view: 'creation/contact',
  about: aboutCreation,
  title: 'creation:contact.title',
  fields,
  back: () => '/creation/identite',
  model: visit => ({
    channels: [...offeredChannels(visit.world), 'none'],
    hasRecord: visit.state.hasRecord,
  }),
  start: visit => {
    const { channel } = answersOf(visit.state);
    return channel === undefined ? {} : { channel };
  },
  submit: async (visit, { channel }) => {
    if (channel !== 'none' && !offeredChannels(visit.world).includes(channel)) {
      return { errors: [{ field: 'channel', key: 'creation:contact.error' }] };
    }
    await keepAnswers(visit, { channel });
    return { go: paths[channel] };
  },
});
