import type { z } from 'zod';
import { type Holder, seeHolder } from '../../identity/counter/holder.ts';
import {
  type MandateFault,
  mostCaregivers,
  type RunningMandate,
  recordMandate,
  runningMandates,
} from '../../identity/counter/mandate.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import { documentClasses } from '../../record/document-types.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import { className } from '../../web/document-words.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { fieldOf, mandateFields } from './mandate-fields.ts';
import { paperOptions } from './papers.ts';
import { loadPerson, type PersonState, personModel } from './state.ts';

/** Who acts for the person now, and the way to a new mandate. */
export const mandatesPage: Page<PersonState> = {
  view: 'counter/mandates',
  title: 'counter:mandates.title',
  back: () => '/agents/mandat',
  model: async visit => {
    const { world, state } = visit;
    const running = await runningMandates(world, state.access, state.person.insuredId);
    return {
      ...personModel(visit),
      most: mostCaregivers,
      mandates: running.map(mandate => showMandate(visit, mandate)),
    };
  },
};

/** A mandate in words: who, as what, until when. */
export function showMandate(visit: Visit<PersonState>, { grantId, name, capacity, until }: RunningMandate) {
  const { t, href } = visit;
  const last = until === null ? undefined : new Date(Date.parse(until) - 1);
  return {
    name,
    capacity: t(`see-as:capacity.${capacity}`),
    until: last === undefined ? '' : t('counter:mandates.until', { date: showDate(visit, last) }),
    href: href(`/agents/mandat/retrait/${grantId}`),
  };
}

/** What the page of a new mandate knows: who will act. */
export interface HolderState extends PersonState {
  readonly holder: Holder;
}

/** The person and whose account was found for them. @throws Problem 404 when none was */
export async function loadHolder(visit: Visit): Promise<HolderState> {
  const state = await loadPerson(visit);
  const { holderId } = visit.request.session.counter ?? {};
  const holder = holderId && (await seeHolder(visit.world, state.access, holderId));
  if (!holder) throw new Problem(404);
  return { ...state, holder };
}

/** Where a fault of a mandate is told. */
const faults: Record<MandateFault, { readonly field: string; readonly key: LocaleKey }> = {
  'no-record': { field: wholeForm, key: 'counter:mandate.no-record' },
  'own-account': { field: wholeForm, key: 'counter:mandate.own-account' },
  'too-many': { field: 'capacity', key: 'counter:mandate.too-many' },
  'unknown-holder': { field: wholeForm, key: 'counter:holder.unknown' },
  'ends-before': { field: 'until', key: 'counter:mandate.ends-before' },
  'too-long': { field: 'until', key: 'counter:mandate.too-long' },
  'no-judgment': { field: 'judgment', key: 'counter:mandate.bad-date' },
  'judgment-later': { field: 'judgment', key: 'counter:mandate.judgment-later' },
};

/** What the paper says, copied by the agent. */
export const mandatePage = formPage<HolderState, z.infer<typeof mandateFields>>({
  view: 'counter/mandate',
  title: 'counter:mandate.title',
  fields: mandateFields,
  back: () => '/agents/mandat/proche',
  about: ({ state }) => `${state.person.insuredId} ${state.holder.accountId}`,
  model: visit => ({
    ...personModel(visit),
    holder: visit.state.holder.name,
    papers: paperOptions(visit.t),
    classes: documentClasses.map(({ code }) => ({
      ...{ name: fieldOf(code), label: className(visit.t, code) },
    })),
  }),
  submit: async ({ web, world, request, state }, said) => {
    const { insuredId } = state.person;
    const mandate = { ...said, insuredId, holderId: state.holder.accountId };
    const fault = await recordMandate(world, state.access, mandate);
    if (fault !== undefined) return { errors: [faults[fault]] };
    web.wake();
    request.session.counter = { insuredId };
    return { go: '/agents/mandat/note' };
  },
});

/** It is done: what the patient receives. */
export const recordedPage: Page<PersonState> = {
  view: 'counter/recorded',
  title: 'counter:recorded.title',
  model: personModel,
};
