import { z } from 'zod';
import type { World } from '../../world.ts';
import { findAgent } from './agents-store.ts';

/** What somebody of the second issuer may do: work at a counter, run workshops, run the site. */
export const agentRoles = ['agent', 'volunteer', 'operator'] as const;
export type AgentRole = (typeof agentRoles)[number];

/** Somebody of the counter or of an association, as the site knows them. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly AgentRole[];
}

/** The roles that an issuer tells of somebody: a list of words, or words in one text; what is none here is left out. */
export function rolesIn({ config }: Pick<World, 'config'>, userinfo: unknown): AgentRole[] {
  const told = Object(userinfo)[config.staffRolesClaim];
  const words = z.union([z.array(z.string()), z.string().transform(text => text.split(/[\s,]+/))]);
  const read = words.safeParse(told);
  return read.success ? agentRoles.filter(role => read.data.includes(role)) : [];
}

/** What the issuer calls them is kept, so that a change of keys can make its fingerprint anew. */
const sealedSchema = z.object({ name: z.string(), subject: z.string() });

/** The agent with this id, as they last signed in; nothing for an unknown one. */
export async function agentOf(world: World, id: string): Promise<Agent | undefined> {
  const row = await findAgent(world.db, id);
  if (row === undefined) return undefined;
  const { name } = sealedSchema.parse(JSON.parse(world.keys.open('agent', id, row.sealed)));
  return { id, name, roles: agentRoles.filter(role => row.roles.split(' ').includes(role)) };
}
