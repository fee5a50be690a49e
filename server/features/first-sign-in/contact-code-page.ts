import type { z } from 'zod';
import { keepContact, maskContact } from '../../identity/contacts.ts';
import { codeStatus } from '../../identity/one-time-codes.ts';
import { sendCode } from '../../identity/send-code.ts';
import { traceAccount } from '../../identity/trace.ts';
import { tryCode } from '../../identity/try-code.ts';
import { codeFields } from '../../web/code-fields.ts';
import { codeMistake, codeModel } from '../../web/code-model.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { contactBinding, type FirstSignInState } from './state.ts';

function attemptOf({ state }: Visit<FirstSignInState>) {
  if (state.attempt === undefined) throw new Problem('ended');
  return state.attempt;
}

const pathOf = (channel: 'email' | 'sms'): string =>
  `/premiere-connexion/${channel === 'sms' ? 'telephone' : 'email'}`;

/** The one-time code that proves that the phone or the mailbox is the person's own. */
export const contactCodePage = formPage<FirstSignInState, z.infer<typeof codeFields>>({
  view: 'first-sign-in/contact-code',
  title: 'first-sign-in:contact-code.title',
  fields: codeFields,
  secrets: ['code'],
  back: visit => pathOf(attemptOf(visit).channel),
  model: async visit => {
    const attempt = attemptOf(visit);
    const status = await codeStatus(visit.world, { ...contactBinding(visit), attemptId: attempt.attemptId });
    return {
      contact: maskContact(attempt),
      channel: attempt.channel,
      changePath: pathOf(attempt.channel),
      step: attempt.channel === 'sms' ? 1 : 2,
      ...(await codeModel(visit, status)),
    };
  },
  submit: (visit, given) => (given.again ? again(visit) : verify(visit, given.code)),
});

async function again(visit: Visit<FirstSignInState>): Promise<Outcome> {
  const { channel, address, attemptId } = attemptOf(visit);
  const route = { channel, to: address, language: visit.language.code };
  const sent = await sendCode(visit.world, contactBinding(visit), { route, attemptId });
  if (!sent.sent) return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
  visit.web.wake();
  visit.request.session.contactAttempt = { channel, address, attemptId: sent.attemptId };
  return { go: `${pathOf(channel)}/code` };
}

async function verify(visit: Visit<FirstSignInState>, typed: string): Promise<Outcome> {
  const { world, request, state } = visit;
  const { channel, address, attemptId } = attemptOf(visit);
  const { accountId } = state;
  const result = await tryCode(
    world,
    { ...contactBinding(visit), attemptId },
    {
      typed,
      onRight: async trx => {
        await keepContact(trx, world, { accountId, channel, address });
        await traceAccount(trx, world, { accountId, verb: 'contact.verified', details: { channel } });
      },
    },
  );
  if (result !== 'right') return { errors: [codeMistake(result)] };
  delete request.session.contactAttempt;
  return { go: '/accueil' };
}
