import { AgentAccess } from '../../identity/counter/access.ts';
import { type CounterPerson, seeAtCounter } from '../../identity/counter/find.ts';
import { loadAgent } from '../../web/agent-visit.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { Problem } from '../../web/problems.ts';

/** What every page of the counter knows: an agent whose role lets them work there. */
export interface CounterState {
  readonly access: AgentAccess;
}

/** What a page about somebody who was found knows besides. */
export interface PersonState extends CounterState {
  readonly person: CounterPerson;
}

/** The agent of a request, at the counter. @throws Problem 404 for anybody else, a volunteer too */
export async function loadCounter(visit: Visit): Promise<CounterState> {
  const { agent } = await loadAgent(visit);
  const access = await AgentAccess.of(visit.world, agent.id, 'counter');
  if (access === undefined) throw new Problem(404);
  return { access };
}

/** Whoever sees to the post: an agent of the counter, or who runs the site. @throws Problem 404 for anybody else */
export async function loadPost(visit: Visit): Promise<AgentAccess<'post'>> {
  const { agent } = await loadAgent(visit);
  const access = await AgentAccess.of(visit.world, agent.id, 'post');
  if (access === undefined) throw new Problem(404);
  return access;
}

/** The person who was looked for last: nobody is shown who was not, for searches are written. @throws Problem 404 */
export async function loadPerson(visit: Visit): Promise<PersonState> {
  const state = await loadCounter(visit);
  const { insuredId } = visit.request.session.counter ?? {};
  const person = insuredId && (await seeAtCounter(visit.world, state.access, insuredId));
  if (!person) throw new Problem(404);
  return { ...state, person };
}

/** The person as the pages show them: what is compared with the paper that is shown. */
export function personModel({ state, language }: Visit<PersonState>) {
  const { name, birthDate, standing } = state.person;
  return { person: { name, born: showPartialDate(language, birthDate) }, standing };
}
