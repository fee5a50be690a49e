import { settleContact } from '../../identity/creation-contact.ts';
import { codeStepPage } from '../../web/code-step.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import {
  aboutCreation,
  answersOf,
  type CreationState,
  contactBinding,
  creationOf,
  keepAnswers,
} from './state.ts';

/** The contact being verified. @throws Problem when the journey ended meanwhile */
function contactOf(visit: Visit<CreationState>) {
  const { contact } = answersOf(visit.state);
  if (contact === undefined) throw new Problem(410);
  return contact;
}

/** The one-time code that proves that the phone or the mailbox is the person's own. */
export const contactCodePage = codeStepPage<CreationState>({
  title: 'creation:contact-code.title',
  go: 'common:continue',
  here: () => '/creation/contact/code',
  back: () => '/creation/contact',
  about: aboutCreation,
  look: ({ href, t }) => {
    const change = { href: href('/creation/contact'), text: t('creation:contact-code.change') };
    const later = { href: href('/creation/plus-tard'), text: t('creation:later.link') };
    return { scene: 'contact-code', step: { now: 4, of: 6 }, change, later };
  },
  attempt: visit => {
    const { channel, address, attemptId } = contactOf(visit);
    return { ...contactBinding(visit), attemptId, kind: channel, contact: { channel, address } };
  },
  remember: async (visit, attemptId) => {
    await keepAnswers(visit, { contact: { ...contactOf(visit), attemptId } });
  },
  onRight: async (trx, visit) => {
    const { channel, address } = contactOf(visit);
    const key = visit.request.session.creation;
    if (key === undefined) throw new Problem(410);
    const { insuredId } = creationOf(visit.state);
    await settleContact(trx, visit.world, { key, insuredId, contact: { channel, address } });
  },
  next: async ({ web }) => {
    web.wake();
    return { go: '/creation/conditions' };
  },
});
