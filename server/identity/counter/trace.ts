import { appendEntry } from '../../record/journal.ts';
import type { Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';
import type { OperatorAccess } from '../operator/access.ts';
import type { OperatorAct } from '../operator/trace.ts';
import type { AgentAccess, AgentWork } from './access.ts';

/** Whoever sees to the post: an operator of this site, or somebody whom the second issuer says may. */
export type PostAccess = OperatorAccess | AgentAccess<'post'>;

/**
 * Writes an act of somebody who works for the site, inside its transaction.
 * @throws OperatorGone, AgentGone when they may do so no more
 */
export async function traceWorker(
  trx: Trx,
  world: World,
  { access, ...act }: OperatorAct & { access: OperatorAccess | AgentAccess<AgentWork> },
): Promise<void> {
  await access.confirm(trx);
  await appendEntry(trx, world, { actor: access.actor, channel: 'web', ...act });
}
