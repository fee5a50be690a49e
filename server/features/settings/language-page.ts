import { z } from 'zod';
import { findLanguage, languages } from '../../i18n.ts';
import { keepLanguage } from '../../identity/accounts.ts';
import { accountOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { done } from './done.ts';

const fields = z.object({ language: z.string('settings:language.error') });

/** The language of the pages and of the messages. */
export const languagePage = formPage<undefined, z.infer<typeof fields>>({
  view: 'settings/language',
  title: 'settings:language.title',
  fields,
  back: () => '/compte',
  start: ({ language }) => ({ language: language.code }),
  model: () => ({ offered: languages }),
  submit: async (visit, given) => {
    const { world, request } = visit;
    const chosen = findLanguage(given.language);
    if (chosen === undefined) return { errors: [{ field: 'language', key: 'settings:language.error' }] };
    const accountId = accountOf(request);
    await world.db
      .transaction()
      .execute(trx => keepLanguage(trx, world, { accountId, language: chosen.code }));
    // The next page, and its address, are in the language that was chosen.
    request.language = chosen;
    return done(visit, 'language');
  },
});
