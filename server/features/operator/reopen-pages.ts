import { z } from 'zod';
import { seePerson } from '../../identity/operator/find-person.ts';
import { reopenAccount } from '../../identity/operator/reopen-account.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { showMoment } from './moment.ts';
import type { OperatorState } from './state.ts';

const longestAnswer = 500;
const fields = z.object({
  checked: z
    .string('operator:reopen.no-checked')
    .refine(typed => typed.trim() !== '', 'operator:reopen.no-checked')
    .refine(typed => typed.length <= longestAnswer, 'operator:reopen.long-checked'),
});

/** The account and the suspension that the last search found. @throws Problem 404 when that was no suspended one */
function suspensionOf({ request }: Visit<OperatorState>): { accountId: string; since: string } {
  const { accountId, suspendedAt: since } = request.session.operatorPerson ?? {};
  if (accountId === undefined || since === undefined) throw new Problem(404);
  return { accountId, since };
}

/** The person, as little of them as a search shows; `isSame`: the account is still suspended as it was then. */
async function seeSuspended(visit: Visit<OperatorState>) {
  const { accountId, since } = suspensionOf(visit);
  const person = await seePerson(visit.world, visit.state.access, accountId);
  if (person === undefined) throw new Problem(404);
  return {
    isCreationRefused: person.isCreationRefused,
    isSame: person.suspendedAt === since,
    name: `${person.givenName} ${person.initial}.`,
    since: showMoment(visit, new Date(since)),
  };
}

/** Since when an account is suspended, and what to check before it is opened again. */
export const suspendedPage: Page<OperatorState> = {
  view: 'operator/suspended',
  title: 'operator:suspended.title',
  back: () => '/operateur/visites',
  model: seeSuspended,
};

/** What will change, and the press that opens the account again. */
export const reopenPage = formPage<OperatorState, z.infer<typeof fields>>({
  view: 'operator/reopen',
  title: 'operator:reopen.title',
  fields,
  back: () => '/operateur/visites/suspendu',
  about: visit => Object.values(suspensionOf(visit)).join(' '),
  model: seeSuspended,
  submit: async (visit, { checked }) => {
    const { world, web, request, state } = visit;
    const suspension = suspensionOf(visit);
    if (!(await reopenAccount(world, state.access, { ...suspension, checked })))
      return { errors: [{ field: wholeForm, key: 'operator:suspended.gone' }] };
    web.wake();
    const { accountId, since } = suspension;
    request.session.operatorPerson = { accountId, suspendedAt: since, isReopened: true };
    return { go: '/operateur/visites/rouvert' };
  },
});

/** It is open again: what the person does next. */
export const reopenedPage: Page<OperatorState> = {
  view: 'operator/reopened',
  title: 'operator:reopened.title',
  model: ({ request }) => {
    if (request.session.operatorPerson?.isReopened !== true) throw new Problem(404);
    return {};
  },
};
