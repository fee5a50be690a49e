import type { Request, RequestHandler } from 'express';
import type { IssuerName } from '../config.ts';
import { findLanguage } from '../i18n.ts';
import type { Web } from './context.ts';
import { endVisit } from './end-visit.ts';
import { leaveIssuer } from './issuer-visit.ts';

interface Ways {
  readonly name: IssuerName;
  /** The page, after the language, that says that somebody is out, and the one for who still is in. */
  readonly out: string;
  readonly home: string;
}

/**
 * Ends the visit of somebody who came by an issuer, has the browser forget what it kept of this site, and leads on to
 * leave the issuer too. `afterwards`: a page that was open for too long has no right token any more, and its press still
 * ends the visit. `inLanguage`: the issuer sends everybody back in one language, and with the code of theirs.
 */
export function issuerSignOut(
  web: Web,
  ways: Ways,
): Readonly<Record<'carryOut' | 'afterwards' | 'inLanguage', RequestHandler>> {
  const { world } = web;
  const at = ({ language }: Request, path: string): string => `${world.base}/${language.code}${path}`;
  const carryOut: RequestHandler = async (request, response) => {
    const { professional, agent } = request.session;
    const idToken = (professional ?? agent)?.idToken;
    await endVisit(world, request, response);
    const { name, out } = ways;
    const leave = idToken && (await leaveIssuer(web, request, { name, idToken, back: out }));
    response.redirect(303, leave || at(request, out));
  };
  const afterwards: RequestHandler = (request, response, next) => {
    if (request.shownAgain?.reason === 'stale') return carryOut(request, response, next);
    response.redirect(303, at(request, ways.home));
  };
  const inLanguage: RequestHandler = ({ query, language }, response, next) => {
    const asked = findLanguage(String(query.state ?? ''))?.code ?? language.code;
    if (asked === language.code) return next();
    response.redirect(303, `${world.base}/${asked}${ways.out}`);
  };
  return { carryOut, afterwards, inLanguage };
}
