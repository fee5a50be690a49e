import { appendEntry } from '../../record/journal.ts';
import type { Verb } from '../../record/journal-entry.ts';
import type { Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';

type Visit = Extract<Verb, 'sign-in.succeeded' | 'sign-out'>;

/** Writes in the site's own chain that a professional came in or left, and in which of their places. */
export async function traceCarer(
  trx: Trx,
  world: World,
  { rpps, exerciseId, verb }: { rpps: string; exerciseId?: string; verb: Visit },
): Promise<void> {
  const actor = { kind: 'professional', id: rpps } as const;
  await appendEntry(trx, world, { actor, exercise: exerciseId, verb, channel: 'web' });
}

/** Writes in the site's own chain that an agent came in or left. */
export async function traceAgent(
  trx: Trx,
  world: World,
  { agentId, verb }: { agentId: string; verb: Visit },
): Promise<void> {
  await appendEntry(trx, world, { actor: { kind: 'agent', id: agentId }, verb, channel: 'web' });
}
