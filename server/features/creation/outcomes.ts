import type { RequestHandler } from 'express';
import { type CodeOpens, opensNow } from '../../identity/creation-standing.ts';
import type { Web } from '../../web/context.ts';
import type { Page } from '../../web/pages.ts';

type Outcome = Exclude<CodeOpens, 'creation'>;

/** Where somebody goes whose code is right and opens no creation (product rules, §1.7 and §1.8). */
export const outcomePaths: Record<Outcome, string> = {
  'lost-identifiers': '/creation/identifiants-perdus',
  minor: '/creation/mineur',
  'record-closed': '/creation/dmp-ferme',
  'record-exists': '/creation/deja-un-dmp',
};

const back = (): string => '/creation/mon-code';

/** Too young to create a record alone: with the representative, at a counter. */
export const minorPage: Page<undefined> = { view: 'creation/minor', title: 'creation:minor.title', back };

/** The record was closed. */
export const closedPage: Page<undefined> = { view: 'creation/closed', title: 'creation:closed.title', back };

/** There is a record, and an account that opens it. */
export const existsPage: Page<undefined> = { view: 'creation/exists', title: 'creation:exists.title', back };

/**
 * Leads out of a creation that can no longer be finished: since the code was proven here, an account was opened or the
 * record was closed. The page where a code is typed stays open, for there may be another one to type.
 */
export function stillToCreate(web: Web): RequestHandler {
  return async (request, response, next) => {
    const { creation } = request.session;
    if (creation === undefined || request.path === back()) return next();
    const opens = await opensNow(web.world, creation.codeId);
    if (opens === undefined || opens === 'creation') return next();
    delete request.session.creation;
    request.session.proven = { codeId: creation.codeId, opens };
    response.redirect(303, `${web.world.base}/${request.language.code}${outcomePaths[opens]}`);
  };
}
