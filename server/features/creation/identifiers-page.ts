import { z } from 'zod';
import { keepCredentials, readFreshCredentials } from '../../identity/fresh-credentials.ts';
import { showDate } from '../../web/dates.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';

/** The identifier and the initial password, shown once, for 30 minutes at most (product rules, §1.7). */
export const identifiersPage = formPage<undefined, object>({
  view: 'creation/identifiers',
  title: 'creation:identifiers.title',
  fields: z.object({}),
  model: async visit => {
    const { created } = visit.request.session;
    const shown = created && (await readFreshCredentials(visit.world, created, 'credentials.shown'));
    if (shown === undefined) throw new Problem(410);
    const { identifier, password, sheet } = shown;
    const how = created?.how ?? 'record-created';
    return { how, identifier, password, sheet, validUntil: showDate(visit, shown.validUntil) };
  },
  submit: async visit => {
    const { created } = visit.request.session;
    if (created === undefined) throw new Problem(410);
    await keepCredentials(visit.world, created);
    return { go: '/creation/fin' };
  },
});
