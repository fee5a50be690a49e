import { z } from 'zod';
import { readPscClaims } from '../../registries/psc-claims.ts';
import { type NoPlace, placesOf } from '../../registries/psc-directory-store.ts';
import { newId } from '../../storage/ids.ts';
import type { World } from '../../world.ts';
import { type AgentRole, rolesIn } from './agents.ts';
import { dropRoles, putAgent } from './agents-store.ts';
import type { Recognised } from './relying-party.ts';
import { traceAgent } from './trace.ts';

/** What a professional who was recognised may do here. */
export type CarerSignIn = { readonly rpps: string; readonly exercises: readonly string[] } | NoPlace;

/** Reads whom Pro Santé Connect has recognised and where they work. @throws PscClaimsError */
export async function signInCarer(world: World, { userinfo }: Recognised): Promise<CarerSignIn> {
  const person = readPscClaims(userinfo);
  return world.db.transaction().execute(trx => placesOf(trx, world, person));
}

const names = z.object({
  name: z.string().trim().optional(),
  given_name: z.string().trim().optional(),
  family_name: z.string().trim().optional(),
});

/**
 * Reads whom the agents' issuer has recognised and what they may do; nothing for somebody without any role. They are
 * known here by an id of the site's own: what the issuer calls them may be an address.
 */
export async function signInAgent(
  world: World,
  { subject, userinfo }: Recognised,
): Promise<{ readonly id: string; readonly roles: readonly AgentRole[] } | undefined> {
  const roles = rolesIn(world, userinfo);
  if (roles.length === 0) {
    // Somebody who had a role and has none any more: what is left of an open visit ends too.
    await world.db.transaction().execute(trx => dropRoles(trx, world, subject));
    return undefined;
  }
  const told = names.catch({}).parse(userinfo);
  const name = told.name ?? [told.given_name, told.family_name].filter(Boolean).join(' ');
  return world.db.transaction().execute(async trx => {
    const what = { id: newId(world.random), subject, name, roles };
    const id = await putAgent(trx, world, what);
    await traceAgent(trx, world, { agentId: id, verb: 'sign-in.succeeded' });
    return { id, roles };
  });
}
