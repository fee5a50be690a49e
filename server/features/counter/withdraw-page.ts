import { z } from 'zod';
import { type RunningMandate, runningMandates, withdrawMandate } from '../../identity/counter/mandate.ts';
import { identityPapers } from '../../identity/counter/papers.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { showMandate } from './mandate-pages.ts';
import { paperOptions } from './papers.ts';
import { loadPerson, type PersonState, personModel } from './state.ts';

/** What the page that takes a mandate back knows. */
export interface MandateState extends PersonState {
  readonly mandate: RunningMandate;
}

/** The mandate that the address names, of the person who was found. @throws Problem 404 for any other one */
export async function loadMandate(visit: Visit): Promise<MandateState> {
  const state = await loadPerson(visit);
  const running = await runningMandates(visit.world, state.access, state.person.insuredId);
  const mandate = running.find(({ grantId }) => grantId === visit.request.params.grant);
  if (mandate === undefined) throw new Problem(404);
  return { ...state, mandate };
}

const fields = z.object({ paper: z.enum(identityPapers, 'counter:paper.none') });

/** Takes a mandate back, at once. */
export const withdrawPage = formPage<MandateState, z.infer<typeof fields>>({
  view: 'counter/withdraw',
  title: 'counter:withdraw.title',
  fields,
  back: () => '/agents/mandat/personne',
  model: visit => ({
    ...personModel(visit),
    mandate: showMandate(visit, visit.state.mandate),
    papers: paperOptions(visit.t),
  }),
  submit: async ({ web, world, state }, { paper }) => {
    const { person, mandate, access } = state;
    const what = { insuredId: person.insuredId, grantId: mandate.grantId, paper };
    if (!(await withdrawMandate(world, access, what)))
      return { errors: [{ field: wholeForm, key: 'counter:withdraw.gone' }] };
    web.wake();
    return { go: '/agents/mandat/personne' };
  },
});
