import type { Creator } from '../../identity/creator.ts';
import { loadAgent } from '../../web/agent-visit.ts';
import { loadCarer } from '../../web/carer-visit.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';

/** Who stands at a desk. */
export interface Clerk {
  readonly by: Creator;
  readonly name: string;
  /** Structure and town of a professional; empty at the counter. */
  readonly place: string;
}

/** Where records are created for patients: the same pages stand at each desk, under an address of its own. */
export interface Desk {
  readonly pathPrefix: '/soignants/creer' | '/agents/creer';
  /** The home page of the desk. */
  readonly home: string;
  /** Who is there, looked at anew for this request. @throws Problem 404 when nobody is */
  clerk(visit: Pick<Visit, 'world' | 'request'>): Promise<Clerk>;
}

/** A professional, signed in by Pro Santé Connect. */
export const professionalDesk: Desk = {
  pathPrefix: '/soignants/creer',
  home: '/soignants/accueil',
  clerk: async visit => {
    const { exercise, viewer } = await loadCarer(visit);
    return { by: { desk: 'professional', viewer }, name: exercise.name, place: exercise.place };
  },
};

/** An agent of the counter. For a volunteer there is no such page. */
export const counterDesk: Desk = {
  pathPrefix: '/agents/creer',
  home: '/agents/accueil',
  clerk: async visit => {
    const { agent } = await loadAgent(visit);
    if (!agent.roles.includes('agent')) throw new Problem(404);
    return { by: { desk: 'counter', agentId: agent.id }, name: agent.name, place: '' };
  },
};
