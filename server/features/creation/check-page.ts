import { z } from 'zod';
import { type Contact, showPhone } from '../../identity/contacts.ts';
import { ChangedError, completeAnswers, finishCreation } from '../../identity/finish-creation.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { aboutCreation, answersOf, type CreationState, creationOf } from './state.ts';

function shown({ channel, address }: Contact) {
  return { channel, contact: channel === 'sms' ? showPhone(address) : address };
}

/** All the answers on one page before the last « Valider », which alone uses the code up. */
export const checkPage = formPage<CreationState, object>({
  view: 'creation/check',
  about: visit => `${aboutCreation(visit)}.${visit.state.creation?.version}`,
  title: 'creation:check.title',
  fields: z.object({}),
  back: () => '/creation/conditions',
  model: visit => {
    const { givenName, familyName } = creationOf(visit.state).person;
    const contact = completeAnswers(answersOf(visit.state))?.contact ?? 'none';
    return {
      name: `${givenName} ${familyName.slice(0, 1)}.`,
      ...(contact === 'none' ? { channel: 'none', contact: '' } : shown(contact)),
      hasRecord: visit.state.hasRecord,
    };
  },
  submit: async visit => {
    const { world, request, web } = visit;
    const creation = creationOf(visit.state);
    const created = await finishCreation(world, creation, visit.language.code).catch((error: unknown) => {
      throw error instanceof ChangedError ? new Problem(409) : error;
    });
    if (created === undefined) throw new Problem(410);
    delete request.session.creation;
    request.session.created = { ...created, at: world.now().toISOString() };
    web.wake();
    return { go: '/creation/identifiants' };
  },
});
