import type { RequestHandler } from 'express';
import { type Agent, agentOf } from '../identity/openid/agents.ts';
import type { Visit, Web } from './context.ts';
import { forgetOldDraft } from './creating-draft.ts';
import { EndedVisit, Problem } from './problems.ts';
import { cameWithEndedSession } from './session.ts';

/** What every page of the counter knows: which agent is there, looked at anew for this request. */
export interface AgentState {
  readonly agent: Agent;
}

/** The agent of a request. @throws Problem 404 when there is none, so that no page can forget its guard */
export async function loadAgent({ world, request }: Pick<Visit, 'world' | 'request'>): Promise<AgentState> {
  const { agent: signedIn, accountId, operatorId, professional } = request.session;
  const isAlone = (accountId ?? operatorId ?? professional) === undefined;
  const agent = signedIn && isAlone ? await agentOf(world, signedIn.id) : undefined;
  if (agent === undefined) throw new Problem(404);
  return { agent };
}

/** Stands before every page of the counter: whoever is not signed in is led to the sign-in page from all of them alike. */
export function agentOnly(web: Web): RequestHandler {
  return async (request, response, next) => {
    response.set('X-Robots-Tag', 'noindex, nofollow').set('Cache-Control', 'no-store');
    forgetOldDraft(web.world, request);
    if (request.session.agent !== undefined) return next();
    if (cameWithEndedSession(web.world, request)) return next(new EndedVisit(false, '/agents'));
    response.redirect(303, `${web.world.base}/${request.language.code}/agents`);
  };
}
