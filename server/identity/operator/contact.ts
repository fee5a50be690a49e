import type { World } from '../../world.ts';
import {
  type ContactMessage,
  type ContactMessageHead,
  closeContactMessage,
  listContactMessages,
  readContactMessage,
} from '../contact-messages.ts';
import type { OperatorAccess } from './access.ts';
import { traceOperator } from './trace.ts';

/** The last message of the page before. */
export interface ListedBefore {
  readonly createdAt: Date;
  readonly id: string;
}

/** Messages of one state, newest first, without their words. Reading the list is written in the journal. */
export async function readContactList(
  world: World,
  access: OperatorAccess,
  what: { state: ContactMessageHead['state']; before?: ListedBefore | undefined; most: number },
): Promise<ContactMessageHead[]> {
  const { state, before, most } = what;
  const trace = { access, verb: 'contact-message.listed', details: { state } } as const;
  await world.db.transaction().execute(trx => traceOperator(trx, world, trace));
  return listContactMessages(world, { state, most, ...(before ? { before } : {}) });
}

/** One message with its words, which is written in the journal; nothing for an unknown id. */
export function openContactMessage(
  world: World,
  access: OperatorAccess,
  id: string,
): Promise<ContactMessage | undefined> {
  return readContactMessage(world, { id, by: access.operatorId });
}

/** Says that a message was answered. Returns whether it was still open. */
export async function settleContactMessage(
  world: World,
  access: OperatorAccess,
  id: string,
): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    await access.confirm(trx);
    return closeContactMessage(trx, world, { id, by: access.operatorId });
  });
}
