import { setTimeout as wait } from 'node:timers/promises';
import type { Request } from 'express';
import type { World } from '../world.ts';
import { Problem } from './problems.ts';
import { claimSubmission, finishSubmission, releaseSubmission } from './submission-store.ts';

/** How often, and how many times, a second sending looks whether the first has ended. */
const patience = { ms: 150, looks: 40 };

/**
 * Carries out a form once. `work` gives the address to go to, or nothing when the form had a mistake. A second
 * sending of the same form is not carried out: it leads where the first one led.
 * @throws Problem 409 when the first sending is still running after 6 seconds
 */
export async function onlyOnce(
  world: World,
  request: Request,
  work: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const id = submissionId(world, request);
  for (let look = 0; look < patience.looks; look += 1) {
    const claim = await claimSubmission(world, id);
    if (claim.state === 'done') return claim.location;
    if (claim.state === 'mine') return carryOut(world, id, work);
    await wait(patience.ms);
  }
  throw new Problem(409);
}

/**
 * Where a form that was carried out before led, for whoever sends it again when its page is closed by then; nothing
 * when it never was.
 */
export async function ledBefore(world: World, request: Request): Promise<string | undefined> {
  return request.method === 'POST' ? onlyOnce(world, request, async () => undefined) : undefined;
}

async function carryOut(
  world: World,
  id: string,
  work: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    const location = await work();
    if (location !== undefined) await finishSubmission(world, id, location);
    else await releaseSubmission(world, id);
    return location;
  } catch (error) {
    await releaseSubmission(world, id);
    throw error;
  }
}

/** Tied to the session and the address: the id that one person's form carries is nothing in another's. */
function submissionId(world: World, request: Request): string {
  const sent = Object(request.body)._submission;
  const id = typeof sent === 'string' ? sent : '';
  if (id === '') throw new Problem(400);
  return world.keys.lookup('submission', `${request.session.browser ?? ''}:${request.path}:${id}`);
}
