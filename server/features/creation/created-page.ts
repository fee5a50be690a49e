import type { RequestHandler } from 'express';
import type { Web } from '../../web/context.ts';
import { type Page, pageHandler } from '../../web/pages.ts';

const view = 'creation/created';
const pages: Record<'record-created' | 'account-opened' | 'replaced', Page<undefined>> = {
  'record-created': { view, title: 'creation:created.title', model: () => ({ text: 'created' }) },
  'account-opened': { view, title: 'creation:opened.title', model: () => ({ text: 'opened' }) },
  replaced: { view, title: 'creation:replaced.title', model: () => ({ text: 'replaced' }) },
};

/** What was made is there. Nothing here tells the identifiers (product rules, §1.7). */
export function createdPage(web: Web): RequestHandler {
  return (request, response, next) =>
    pageHandler(web, pages[request.session.created?.how ?? 'record-created'])(request, response, next);
}
