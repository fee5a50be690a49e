import type { RequestHandler } from 'express';
import type { Contact } from '../../identity/contacts.ts';
import type { CodeBinding } from '../../identity/one-time-codes.ts';
import type { Visit, Web } from '../../web/context.ts';
import { accountOf } from '../../web/guards.ts';
import { visitOf } from '../../web/pages.ts';
import { browserOf } from '../../web/session.ts';
import { ledBefore } from '../../web/submissions.ts';
import { wants } from '../../web/wants.ts';

type Channel = Contact['channel'];

/** The page where a contact is changed. */
export function contactPath(channel: Channel): string {
  return channel === 'sms' ? wants.telephone : wants.email;
}

/** The name of the field of a contact. */
export function fieldOf(channel: Channel): 'phone' | 'email' {
  return channel === 'sms' ? 'phone' : 'email';
}

/** What the code of a new contact is bound to. */
export function contactBinding({ world, request }: Visit): CodeBinding {
  return { purpose: 'contact', subject: accountOf(request), browser: browserOf(world, request) };
}

/** The page of a new contact's code is for whoever asked for one; others begin at the contact. */
export function codeAwaited(web: Web, channel: Channel): RequestHandler {
  return async (request, response, next) => {
    if (request.session.contactChange?.channel === channel) return next();
    const path = visitOf(web, request, undefined).href(contactPath(channel));
    response.redirect(303, (await ledBefore(web.world, request)) ?? path);
  };
}
