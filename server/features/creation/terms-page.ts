import { z } from 'zod';
import { formPage } from '../../web/pages.ts';
import { termsVersion } from '../../web/terms.ts';
import { aboutCreation, answersOf, type CreationState, keepAnswers } from './state.ts';

const fields = z.object({ accept: z.literal('yes', 'creation:terms.error') });

/** The terms of use, in easy language, never accepted in advance (product rules, §1.5). */
export const termsPage = formPage<CreationState, z.infer<typeof fields>>({
  view: 'creation/terms',
  about: aboutCreation,
  title: 'creation:terms.title',
  fields,
  back: () => '/creation/contact',
  start: visit => (answersOf(visit.state).terms === undefined ? {} : { accept: 'yes' }),
  submit: async visit => {
    const at = visit.world.now().toISOString();
    await keepAnswers(visit, { terms: { version: termsVersion, language: visit.language.code, at } });
    return { go: '/creation/verification' };
  },
});
