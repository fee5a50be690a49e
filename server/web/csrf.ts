import csurf from 'csurf';
import type { Request, RequestHandler, Response } from 'express';
import { typedFields } from './forms.ts';
import { Problem } from './problems.ts';

function tokenOf(request: Request): string {
  const inBody = Object(request.body)._csrf;
  return typeof inBody === 'string' ? inBody : (request.get('X-CSRF-Token') ?? '');
}

const check: RequestHandler = csurf({ value: tokenOf });
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Checks the form's token against the session (synchroniser token). A wrong token from this very site means that the
 * session ended while the page was open: the request then becomes a look at the same page, with what was typed, so
 * that nothing is lost and nothing is done. From anywhere else it is refused.
 */
export const formToken: RequestHandler = (request, response, next) => {
  if (safeMethods.has(request.method)) {
    // The token is made where a page asks for it: a page without a form needs no session, hence no cookie.
    request.csrfToken = () => makeToken(request, response);
    return next();
  }
  check(request, response, (error?: unknown) => {
    if (error === undefined) return next();
    if (!isFromThisSite(request) || typeof request.body !== 'object') return next(new Problem(403));
    onlyShow(request, 'stale');
    next();
  });
};

function makeToken(request: Request, response: Response): string {
  check(request, response, (error?: unknown) => {
    if (error !== undefined) throw error;
  });
  return request.csrfToken();
}

/** What the browser says of the page that sent the form; a browser without `Sec-Fetch-Site` names that page instead. */
function isFromThisSite(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const referrer = request.get('Referer') ?? '';
  return URL.canParse(referrer) && new URL(referrer).host === request.get('Host');
}

/** A press of a language button shows the page again in that language, with what was typed, and does nothing else. */
export const languageButton: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && Object(request.body)._language !== undefined)
    onlyShow(request, 'language');
  next();
};

/** The button of comfort on a page with a form: what was typed is set aside, and nothing else is done. */
export const comfortButton: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && Object(request.body)._comfort !== undefined) onlyShow(request, 'comfort');
  next();
};

/** Turns a form that was sent into a look at its page, with what was typed. */
export function onlyShow(request: Request, reason: 'language' | 'stale' | 'comfort'): void {
  request.shownAgain = { reason, values: typedFields(request.body) };
  request.method = 'GET';
}
