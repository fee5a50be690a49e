import { replaceContact } from '../../identity/change-contact.ts';
import { codeStepPage } from '../../web/code-step.ts';
import { keepConfirmed } from '../../web/confirmed.ts';
import type { Visit } from '../../web/context.ts';
import { accountOf } from '../../web/guards.ts';
import { Problem } from '../../web/problems.ts';
import { contactBinding, contactPath, fieldOf } from './contact-state.ts';
import { done } from './done.ts';

function changeOf({ request }: Visit) {
  const { contactChange } = request.session;
  if (contactChange === undefined) throw new Problem('ended');
  return contactChange;
}

/** The code that proves that the new phone or mailbox is the person's own; when it is right, the old one is replaced. */
export const contactCodePage = codeStepPage<undefined>({
  title: 'settings:contact.code',
  go: 'settings:contact.code-go',
  here: visit => `${contactPath(changeOf(visit).channel)}/code`,
  back: visit => contactPath(changeOf(visit).channel),
  // With another address in another tab, this tab's code would be tried for that one.
  about: visit => changeOf(visit).attemptId,
  look: visit => {
    const { channel } = changeOf(visit);
    const text = visit.t(`first-sign-in:contact-code.change-${channel}`);
    return { scene: 'contact-code', change: { href: visit.href(contactPath(channel)), text } };
  },
  attempt: visit => {
    const { channel, address, attemptId } = changeOf(visit);
    return { ...contactBinding(visit), attemptId, kind: channel, contact: { channel, address } };
  },
  remember: async (visit, attemptId) => {
    keepConfirmed(visit);
    visit.request.session.contactChange = { ...changeOf(visit), attemptId };
  },
  onRight: async (trx, visit) => {
    const { channel, address } = changeOf(visit);
    await replaceContact(trx, visit.world, { accountId: accountOf(visit.request), channel, address });
  },
  next: async visit => {
    const { session } = visit.request;
    const what = fieldOf(changeOf(visit).channel);
    delete session.contactChange;
    delete session.confirm?.typed;
    return done(visit, what);
  },
});
