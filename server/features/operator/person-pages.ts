import { z } from 'zod';
import { endSessions } from '../../identity/operator/end-sessions.ts';
import { findPerson, seePerson } from '../../identity/operator/find-person.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import type { OperatorState } from './state.ts';

const longestReason = 500;
const searchFields = z.object({
  who: z.string('operator:search.empty').refine(typed => typed.trim() !== '', 'operator:search.empty'),
});
const reasonFields = z.object({
  reason: z
    .string('operator:sessions.no-reason')
    .refine(typed => typed.trim() !== '', 'operator:sessions.no-reason')
    .refine(typed => typed.length <= longestReason, 'operator:sessions.long-reason'),
});

/** Looks for one person, by what only they and their papers say. */
export const searchPage = formPage<OperatorState, z.infer<typeof searchFields>>({
  view: 'operator/search',
  title: 'operator:search.title',
  fields: searchFields,
  back: () => '/operateur/accueil',
  submit: async ({ world, request, state }, { who }) => {
    const search = await findPerson(world, state.access, who);
    if (!search.found) {
      const field = search.reason === 'too-many' ? wholeForm : 'who';
      return { errors: [{ field, key: `operator:search.${search.reason}` }] };
    }
    const { accountId, suspendedAt } = search;
    request.session.operatorPerson = { accountId, ...(suspendedAt ? { suspendedAt } : {}) };
    return { go: suspendedAt ? '/operateur/visites/suspendu' : '/operateur/visites/personne' };
  },
});

/** The account that was looked for last. Nobody is shown who was not searched for: searches are written. */
function accountOf({ request }: Visit<OperatorState>): string {
  const { operatorPerson } = request.session;
  if (operatorPerson === undefined) throw new Problem(404);
  return operatorPerson.accountId;
}

/** A first name, an initial and how many visits are open: enough to be sure on the phone, and nothing else. */
export const sessionsPage = formPage<OperatorState, z.infer<typeof reasonFields>>({
  view: 'operator/sessions',
  title: 'operator:sessions.title',
  fields: reasonFields,
  back: () => '/operateur/visites',
  about: accountOf,
  model: async visit => {
    const person = await seePerson(visit.world, visit.state.access, accountOf(visit));
    if (person === undefined) throw new Problem(404);
    return { name: `${person.givenName} ${person.initial}.`, sessions: person.sessions };
  },
  submit: async (visit, { reason }) => {
    const { world, request, web, state } = visit;
    const accountId = accountOf(visit);
    const done = await endSessions(world, state.access, { accountId, reason });
    if (done.ended === 0) return { errors: [{ field: wholeForm, key: 'operator:sessions.none' }] };
    web.wake();
    request.session.operatorPerson = { accountId, ...done };
    return { go: '/operateur/visites/fermees' };
  },
});

/** What closing the visits came to. */
export const endedPage: Page<OperatorState> = {
  view: 'operator/ended',
  title: 'operator:ended.title',
  model: ({ request }) => {
    const { ended, told } = request.session.operatorPerson ?? {};
    if (ended === undefined) throw new Problem(404);
    return { ended, told: told === true };
  },
};
