import type { Request, RequestHandler } from 'express';
import type { IssuerName } from '../config.ts';
import type { Web } from './context.ts';
import { leaveIssuer } from './issuer-visit.ts';
import { endSession } from './session.ts';
import { writeSignOut } from './sign-out-entry.ts';

interface Ways {
  readonly name: IssuerName;
  /** The page, after the language, that says that somebody is out, and the one for who still is in. */
  readonly out: string;
  readonly home: string;
}

/**
 * Ends the visit of somebody who came by an issuer, has the browser forget what it kept of this site, and leads on to
 * leave the issuer too. `afterwards`: a page that was open for too long has no right token any more, and its press still
 * ends the visit.
 */
export function issuerSignOut(
  web: Web,
  ways: Ways,
): { readonly carryOut: RequestHandler; readonly afterwards: RequestHandler } {
  const { world } = web;
  const at = ({ language }: Request, path: string): string => `${world.base}/${language.code}${path}`;
  const carryOut: RequestHandler = async (request, response) => {
    const { professional, agent } = request.session;
    const idToken = (professional ?? agent)?.idToken;
    await writeSignOut(world, request);
    await endSession(request);
    // Not « cookies »: on a demo site the issuer's own cookie, by which it knows who leaves, is one of them.
    response.set('Clear-Site-Data', '"cache", "storage"');
    const { name, out } = ways;
    const leave = idToken && (await leaveIssuer(web, request, { name, idToken, back: out }));
    response.redirect(303, leave || at(request, out));
  };
  const afterwards: RequestHandler = (request, response, next) => {
    if (request.shownAgain?.reason === 'stale') return carryOut(request, response, next);
    response.redirect(303, at(request, ways.home));
  };
  return { carryOut, afterwards };
}
