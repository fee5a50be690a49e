import type { Database } from '../../storage/dialect.ts';
import type { Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';
import type { AgentRole } from '../openid/agents.ts';
import { findAgent } from '../openid/agents-store.ts';

/** What somebody of the second issuer may be let to do here, and the roles that let them (product rules, §6). */
const worksOf = { counter: ['agent'], post: ['agent', 'operator'] } as const satisfies Record<
  string,
  readonly AgentRole[]
>;
export type AgentWork = keyof typeof worksOf;

/**
 * That somebody whom the second issuer recognised has a role that lets them do one kind of work: every act of the
 * counter asks for one, and it is made here alone. An agent never reads health data: nothing of a record takes it.
 */
export class AgentAccess<Work extends AgentWork = 'counter'> {
  readonly #id: string;
  readonly work: Work;

  private constructor(id: string, work: Work) {
    this.#id = id;
    this.work = work;
  }

  /** Who acts, as the journal writes it. */
  get actor(): { readonly kind: 'agent'; readonly id: string } {
    return { kind: 'agent', id: this.#id };
  }

  /** The access of an agent who is signed in, to be asked anew at each request; nothing without the role. */
  static async of<Work extends AgentWork>(
    world: World,
    agentId: string,
    work: Work,
  ): Promise<AgentAccess<Work> | undefined> {
    return (await mayDo(world.db, agentId, work)) ? new AgentAccess(agentId, work) : undefined;
  }

  /** Looks again inside the transaction of an act. @throws AgentGone when the role was taken away meanwhile */
  async confirm(trx: Trx): Promise<void> {
    if (!(await mayDo(trx, this.#id, this.work))) throw new AgentGone('No such agent.');
  }
}

async function mayDo(db: Database | Trx, agentId: string, work: AgentWork): Promise<boolean> {
  const roles = (await findAgent(db, agentId))?.roles.split(' ') ?? [];
  return worksOf[work].some(role => roles.includes(role));
}

/** The agent may do this no more: the act is not carried out, and the page answers as if it did not exist. */
export class AgentGone extends Error {
  readonly code = 'NO_ACCESS';
}
