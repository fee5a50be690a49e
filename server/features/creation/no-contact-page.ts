import { z } from 'zod';
import { settleContact } from '../../identity/creation-contact.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { aboutCreation, type CreationState, creationOf } from './state.ts';

/** « Je n'en ai pas »: what a sheet of printed codes is, before it is chosen (product rules, §2.5). */
export const noContactPage = formPage<CreationState, object>({
  view: 'creation/no-contact',
  title: 'creation:no-contact.title',
  about: aboutCreation,
  fields: z.object({}),
  back: () => '/creation/contact',
  submit: async ({ world, request, state, web }) => {
    const key = request.session.creation;
    if (key === undefined) throw new Problem(410);
    const { insuredId } = creationOf(state);
    await world.db
      .transaction()
      .execute(trx => settleContact(trx, world, { key, insuredId, contact: 'none' }));
    web.wake();
    return { go: '/creation/conditions' };
  },
});
