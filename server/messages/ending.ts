import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { type Content, openContent } from './content.ts';
import { copyToDemoBox } from './demo-box.ts';
import { withoutPersonalData } from './failure.ts';
import type { EndedMessage, Outcome } from './kinds.ts';
import { endMessage, findOverdue, type WaitingMessage } from './outbox-store.ts';
import { queueLetter } from './post.ts';

/**
 * Called once in the transaction that ends a message: to write the journal, or to say it in another way. When it
 * throws, the message is tried again later, save one that has already left.
 */
export type OnEnd = (trx: Trx, message: EndedMessage, outcome: Outcome) => Promise<void>;

interface Ending {
  readonly row: WaitingMessage;
  readonly content: Content | undefined;
  readonly outcome: Outcome;
  /** Who was sending it; nothing when nobody was. */
  readonly holder: string | undefined;
  readonly onEnd: OnEnd | undefined;
}

/** Ends a message and wipes its body. @throws what `onEnd` throws, unless the message has already left. */
export async function endDelivery(world: World, ending: Ending): Promise<void> {
  try {
    await end(world, ending);
  } catch (failure) {
    if (ending.outcome !== 'sent' || ending.row.channel === 'letter') throw failure;
    world.log.error(
      { message: ending.row.id, failure: withoutPersonalData(failure) },
      'end of a sent message',
    );
    await end(world, { ...ending, onEnd: undefined });
  }
}

async function end(world: World, ending: Ending): Promise<void> {
  const { row, outcome, holder, onEnd } = ending;
  await world.db.transaction().execute(async trx => {
    const isOurs = await endMessage(trx, {
      id: row.id,
      state: outcome,
      holder,
      now: world.now().toISOString(),
    });
    if (!isOurs) return;
    if (outcome === 'sent' && ending.content !== undefined)
      await keepDelivered(trx, world, row, ending.content);
    await onEnd?.(trx, ended(row, ending.content), outcome);
  });
}

async function keepDelivered(trx: Trx, world: World, row: WaitingMessage, delivered: Content): Promise<void> {
  const { id, kind, language } = row;
  if (delivered.channel === 'letter')
    await queueLetter(trx, world, { id, kind, document: delivered.document });
  if (world.config.demo) await copyToDemoBox(trx, world, { id, kind, language, content: delivered });
}

function ended({ id, channel, kind, language }: WaitingMessage, known: Content | undefined): EndedMessage {
  return { id, channel, kind, language, values: known?.values ?? {}, about: known?.about ?? {} };
}

/** Drops the messages whose time is over, 100 at a time. Returns how many. */
export async function endOverdue(world: World, onEnd: OnEnd | undefined): Promise<number> {
  const overdue = await findOverdue(world.db, world.now().toISOString(), 100);
  for (const row of overdue) {
    try {
      await end(world, {
        row,
        content: openIfPossible(world, row),
        outcome: 'expired',
        holder: undefined,
        onEnd,
      });
    } catch (failure) {
      world.log.error(
        { message: row.id, failure: withoutPersonalData(failure) },
        'end of an expired message',
      );
    }
  }
  return overdue.length;
}

/** The content, or nothing when it does not open any more: what is given up needs no key. */
export function openIfPossible(world: World, row: WaitingMessage): Content | undefined {
  try {
    return openContent(world, row);
  } catch {
    return undefined;
  }
}
