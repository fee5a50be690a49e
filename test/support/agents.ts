import { AgentAccess, type AgentWork } from '../../server/identity/counter/access.ts';
import type { AgentRole } from '../../server/identity/openid/agents.ts';
import { putAgent } from '../../server/identity/openid/agents-store.ts';
import { newId } from '../../server/storage/ids.ts';
import type { World } from '../../server/world.ts';

/** Somebody whom the second issuer has recognised. Returns their id. */
export function makeAgent(world: World, name: string, roles: readonly AgentRole[] = ['agent']) {
  const what = { id: newId(world.random), subject: `subject-${name}`, name, roles };
  return world.db.transaction().execute(trx => putAgent(trx, world, what));
}

/** The access of an agent of the tests to one kind of work. @throws when the role does not let them */
export async function accessOf<Work extends AgentWork>(
  world: World,
  work: Work,
  name = 'Nadège',
): Promise<AgentAccess<Work>> {
  const access = await AgentAccess.of(world, await makeAgent(world, name), work);
  if (access === undefined) throw new Error(`${name} may not do this.`);
  return access;
}
