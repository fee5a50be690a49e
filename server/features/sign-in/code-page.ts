import type { z } from 'zod';
import { keepLanguage } from '../../identity/accounts.ts';
import { type Contact, maskContact } from '../../identity/contacts.ts';
import { codeStatus } from '../../identity/one-time-codes.ts';
import { traceAccount } from '../../identity/trace.ts';
import { tryCode } from '../../identity/try-code.ts';
import { codeFields } from '../../web/code-fields.ts';
import { codeMistake, codeModel } from '../../web/code-model.ts';
import type { Visit } from '../../web/context.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { beginVisit } from '../../web/visit-begin.ts';
import { type SignInState, sendSignInCode, signInBinding } from './state.ts';

function contactOf({ contacts, channel }: SignInState): Contact {
  const contact = contacts.find(known => known.channel === channel);
  if (contact === undefined) throw new Problem('ended');
  return contact;
}

function attemptOf(visit: Visit<SignInState>) {
  const { accountId, attemptId } = visit.state;
  if (accountId === undefined || attemptId === undefined) throw new Problem('ended');
  const binding = signInBinding({ ...visit, state: undefined }, accountId);
  return { ...binding, attemptId, accountId };
}

/** The one-time code (product rules, §2.2); when it is right, a new session begins. */
export const codePage = formPage<SignInState, z.infer<typeof codeFields>>({
  view: 'sign-in/code',
  title: 'sign-in:code.title',
  fields: codeFields,
  secrets: ['code'],
  back: () => '/connexion',
  model: async visit => {
    const contact = contactOf(visit.state);
    const status = await codeStatus(visit.world, attemptOf(visit));
    return {
      contact: maskContact(contact),
      channel: contact.channel,
      several: visit.state.contacts.length > 1,
      ...(await codeModel(visit, status)),
    };
  },
  submit: async (visit, given) => {
    const { accountId, ...attempt } = attemptOf(visit);
    const { attemptId } = attempt;
    const contact = contactOf(visit.state);
    if (given.again) {
      return sendSignInCode({ ...visit, state: undefined }, { accountId, contact, attemptId, field: 'code' });
    }
    return enter(visit, { attempt, accountId, typed: given.code });
  },
});

async function enter(
  visit: Visit<SignInState>,
  what: { attempt: Parameters<typeof tryCode>[1]; accountId: string; typed: string },
): Promise<Outcome> {
  const { world, language } = visit;
  const { accountId } = what;
  const result = await tryCode(world, what.attempt, {
    typed: what.typed,
    onRight: async trx => {
      await traceAccount(trx, world, { accountId, verb: 'sign-in.succeeded' });
      await keepLanguage(trx, world, { accountId, language: language.code });
    },
  });
  if (result !== 'right') return { errors: [codeMistake(result)] };
  await beginVisit({ ...visit, state: undefined }, accountId);
  return { go: '/accueil' };
}
