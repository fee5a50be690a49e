import type { z } from 'zod';
import { maskContact } from '../../identity/contacts.ts';
import { saveAnswers } from '../../identity/creation-draft.ts';
import { codeStatus } from '../../identity/one-time-codes.ts';
import { sendCode } from '../../identity/send-code.ts';
import { tryCode } from '../../identity/try-code.ts';
import { codeFields } from '../../web/code-fields.ts';
import { codeMistake, codeModel } from '../../web/code-model.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { aboutCreation, answersOf, type CreationState, contactBinding, keepAnswers } from './state.ts';

/** The contact being verified. @throws Problem when the journey ended meanwhile */
function contactOf(visit: Visit<CreationState>) {
  const { contact } = answersOf(visit.state);
  if (contact === undefined) throw new Problem(410);
  return contact;
}

async function again(visit: Visit<CreationState>): Promise<Outcome> {
  const { channel, address, attemptId } = contactOf(visit);
  const route = { channel, to: address, language: visit.language.code };
  const sent = await sendCode(visit.world, contactBinding(visit), { route, attemptId });
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  visit.web.wake();
  await keepAnswers(visit, { contact: { channel, address, attemptId: sent.attemptId } });
  return { go: '/creation/contact/code' };
}

/** The one-time code that proves that the phone or the mailbox is the person's own. */
export const contactCodePage = formPage<CreationState, z.infer<typeof codeFields>>({
  view: 'creation/contact-code',
  about: aboutCreation,
  title: 'creation:contact-code.title',
  fields: codeFields,
  secrets: ['code'],
  back: () => '/creation/contact',
  model: async visit => {
    const contact = contactOf(visit);
    const status = await codeStatus(visit.world, { ...contactBinding(visit), attemptId: contact.attemptId });
    return { contact: maskContact(contact), channel: contact.channel, ...(await codeModel(visit, status)) };
  },
  submit: async (visit, given) => {
    if (given.again) return again(visit);
    const { channel, address, attemptId } = contactOf(visit);
    const key = visit.request.session.creation;
    if (key === undefined) throw new Problem(410);
    const verified = { channel, address, at: visit.world.now().toISOString() };
    const result = await tryCode(
      visit.world,
      { ...contactBinding(visit), attemptId },
      { typed: given.code, onRight: trx => saveAnswers(trx, visit.world, { key, add: { verified } }) },
    );
    if (result === 'right') return { go: '/creation/conditions' };
    return { errors: [codeMistake(result)] };
  },
});
