import { appendEntry } from '../../record/journal.ts';
import type { Details, JournalEvent, Verb } from '../../record/journal-entry.ts';
import type { Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';
import type { OperatorAccess } from './access.ts';

/** What an operator did; `recordId` where it concerns one person's record, whose owner can then read it. */
export interface OperatorAct {
  readonly verb: Verb;
  readonly object?: JournalEvent['object'];
  readonly recordId?: string | undefined;
  readonly details?: Details;
}

/** Writes an act of an operator, inside its transaction. @throws OperatorGone when the operator was disabled meanwhile */
export async function traceOperator(
  trx: Trx,
  world: World,
  { access, ...act }: OperatorAct & { access: OperatorAccess },
): Promise<void> {
  await access.confirm(trx);
  const actor = { kind: 'operator', id: access.operatorId } as const;
  await appendEntry(trx, world, { actor, channel: 'web', ...act });
}

/** Writes what was done by a command on the machine itself. */
export async function traceCommand(trx: Trx, world: World, act: OperatorAct): Promise<void> {
  const actor = { kind: 'operator', id: 'command' } as const;
  await appendEntry(trx, world, { actor, channel: 'command', ...act });
}

/** Writes that an operator left, whatever became of the account meanwhile. */
export async function traceSignOut(trx: Trx, world: World, operatorId: string): Promise<void> {
  const actor = { kind: 'operator', id: operatorId } as const;
  await appendEntry(trx, world, { actor, verb: 'operator.signed-out', channel: 'web' });
}
