import { z } from 'zod';
import { showDate } from '../../web/dates.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { aboutCreation, type CreationState, creationOf } from './state.ts';

/** The last page of the journey: it leads to the one where the person is. */
const whereIAm = '/creation/verification';

/**
 * « Je continue plus tard »: what to keep to go on, here or elsewhere, to read and to print (product rules, §1.6). The
 * site does not know the code any more, so it cannot print that.
 */
export const laterPage = formPage<CreationState, object>({
  view: 'creation/later',
  title: 'creation:later.title',
  about: aboutCreation,
  fields: z.object({}),
  back: () => whereIAm,
  model: visit => ({
    validUntil: showDate(visit, creationOf(visit.state).validUntil),
    address: `${visit.world.config.publicUrl}${visit.world.base}`.replace(/^https?:\/\//, ''),
  }),
  submit: async ({ request, state }) => {
    const validUntil = creationOf(state).validUntil.toISOString();
    delete request.session.creation;
    request.session.stopped = { validUntil };
    return { go: '/creation/a-plus-tard' };
  },
});

/** The answers are kept, and closed on this device. */
export const stoppedPage: Page<undefined> = {
  view: 'creation/stopped',
  title: 'creation:stopped.title',
  model: visit => {
    const { stopped } = visit.request.session;
    return { validUntil: stopped ? showDate(visit, new Date(stopped.validUntil)) : '' };
  },
};
