import { z } from 'zod';
import { showPhone } from '../../identity/contacts.ts';
import { finishCreation } from '../../identity/finish-creation.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { answersOf, type CreationState, creationOf } from './state.ts';

/** All the answers on one page before the last « Valider », which alone uses the code up. */
export const checkPage = formPage<CreationState, object>({
  view: 'creation/check',
  title: 'creation:check.title',
  fields: z.object({}),
  back: () => '/creation/conditions',
  model: visit => {
    const { givenName, familyName } = creationOf(visit.state).person;
    const { verified } = answersOf(visit.state);
    const address = verified?.address ?? '';
    return {
      name: `${givenName} ${familyName.slice(0, 1)}.`,
      channel: verified?.channel ?? 'email',
      contact: verified?.channel === 'sms' ? showPhone(address) : address,
    };
  },
  submit: async visit => {
    const { world, request, web } = visit;
    const created = await finishCreation(world, creationOf(visit.state), visit.language.code);
    if (created === undefined) throw new Problem(410);
    delete request.session.creation;
    request.session.created = { ...created, at: world.now().toISOString() };
    web.wake();
    return { go: '/creation/identifiants' };
  },
});
