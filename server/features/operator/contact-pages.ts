import type { Request } from 'express';
import { z } from 'zod';
import type { ContactMessage, ContactMessageHead } from '../../identity/contact-messages.ts';
import { showPhone } from '../../identity/contacts.ts';
import {
  openContactMessage,
  readContactList,
  settleContactMessage,
} from '../../identity/operator/contact.ts';
import { type ContactKind, contactKinds } from '../../identity/send-contact-message.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { beforeOf, perPage, placeOf } from './list-place.ts';
import type { OperatorState } from './state.ts';

const kindWords: Record<ContactKind, LocaleKey> = {
  creation: 'operator:kinds.creation',
  'sign-in': 'operator:kinds.sign-in',
  rights: 'operator:kinds.rights',
  access: 'operator:kinds.access',
  other: 'operator:kinds.other',
};
const paths = { open: '/operateur/messages', answered: '/operateur/messages/traites' };

/** The messages of one state, newest first, a page at a time. */
function listPage(state: 'open' | 'answered'): Page<OperatorState> {
  return {
    view: 'operator/messages',
    title: `operator:messages.title-${state}`,
    back: () => (state === 'open' ? '/operateur/accueil' : paths.open),
    model: async visit => {
      const before = beforeOf(visit.request);
      // One more than a page holds tells whether there is a next one.
      const heads = await readContactList(visit.world, visit.state.access, {
        state,
        before,
        most: perPage + 1,
      });
      const shown = heads.slice(0, perPage);
      const last = heads.length > perPage ? shown.at(-1) : undefined;
      return {
        state,
        messages: shown.map(head => showHead(visit, head)),
        more: last === undefined ? '' : visit.href(`${paths[state]}?avant=${placeOf(last)}`),
        answered: state === 'open' ? visit.href(paths.answered) : '',
      };
    },
  };
}

export const openMessagesPage = listPage('open');
export const answeredMessagesPage = listPage('answered');

function showHead(visit: Visit<OperatorState>, head: ContactMessageHead) {
  const kind = contactKinds.find(known => known === head.kind) ?? 'other';
  return {
    receipt: head.receipt,
    kind: visit.t(kindWords[kind]),
    sent: showDate(visit, head.createdAt),
    answered: head.answeredAt === undefined ? '' : showDate(visit, head.answeredAt),
    href: visit.href(`/operateur/messages/${head.id}`),
  };
}

/** One message. Opening it is written; « traité » closes it, and a year later it is forgotten. */
export const messagePage = formPage<OperatorState, object>({
  view: 'operator/message',
  title: 'operator:message.title',
  fields: z.object({}),
  back: () => paths.open,
  model: async visit => {
    const message = await openContactMessage(visit.world, visit.state.access, messageId(visit.request));
    if (message === undefined) throw new Problem(404);
    return { ...showHead(visit, message), ...wordsOf(message) };
  },
  submit: async ({ world, request, state }) => {
    if (await settleContactMessage(world, state.access, messageId(request))) return { go: paths.open };
    return { errors: [{ field: wholeForm, key: 'operator:message.closed-before' }] };
  },
});

const messageId = (request: Request): string => String(request.params.message ?? '');

function wordsOf({ name, message, language, reply }: ContactMessage) {
  const { by, address } = reply;
  return { name, message, language, by, address: by === 'phone' ? showPhone(address) : address };
}
