import type { z } from 'zod';
import { contactKinds, sendContactMessage } from '../../identity/send-contact-message.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { contactFields, hasNir } from './fields.ts';

/** « J'écris à un conseiller »: nothing is filled in beforehand, and nothing is asked that is not needed to answer. */
export const formOfContact = formPage<undefined, z.infer<ReturnType<typeof contactFields>>>({
  view: 'contact/form',
  title: 'contact:form.title',
  description: 'contact:description',
  fields: ({ request }) => contactFields(Object(request.body).reply),
  back: () => '/aide',
  model: () => ({ kinds: contactKinds }),
  submit: async ({ world, request, language, web }, given) => {
    const sent = await sendContactMessage(world, {
      ...given,
      accountId: request.session.accountId ?? null,
      language: language.code,
      address: addressOf(request),
    });
    if (sent === 'too-many') return { errors: [{ field: wholeForm, key: 'contact:form.too-many' }] };
    web.wake();
    request.session.messageSent = {
      receipt: sent.receipt,
      at: sent.at.toISOString(),
      answer: given.reply.by,
      hasNumber: hasNir(given.message),
    };
    return { go: '/contact/recu' };
  },
});

/** What the person keeps: the number, the day and the hour, and how the answer comes. */
export const receiptPage: Page<undefined> = {
  view: 'contact/receipt',
  title: 'contact:receipt.title',
  back: () => '/aide',
  model: visit => {
    const sent = visit.request.session.messageSent;
    if (sent === undefined) throw new Problem(410);
    const at = new Date(sent.at);
    return { ...sent, date: showDate(visit, at), time: showTime(visit, at) };
  },
};
