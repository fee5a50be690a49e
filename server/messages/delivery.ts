import { after, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type Content, openContent } from './content.ts';
import { endDelivery, endOverdue, type OnEnd, openIfPossible } from './ending.ts';
import { PermanentError, withoutPersonalData } from './failure.ts';
import type { Channel } from './kinds.ts';
import { claimDue, postponeMessage, type WaitingMessage } from './outbox-store.ts';
import { nextTry } from './retry.ts';

/** Who delivers: the name of this process, and what to do when a message ends. */
export interface Delivery {
  readonly holder: string;
  readonly onEnd: OnEnd | undefined;
  /** Aborted when the process stops: what is being sent is finished, nothing else is begun. */
  readonly stopping: AbortSignal;
}

const channels: readonly Channel[] = ['email', 'sms', 'letter'];
const atOnce = 5;
/** A process that dies keeps its messages that long; longer than the longest try, so that no two send the same one. */
const leaseMs = 2 * minute;
const longestTry = minute;

/** Drops what is out of date, then delivers all that is due. Returns how many messages were handled. */
export async function deliverDue(world: World, delivery: Delivery): Promise<number> {
  const dropped = await endOverdue(world, delivery.onEnd);
  const lanes = await Promise.all(channels.map(channel => deliverChannel(world, channel, delivery)));
  return lanes.reduce((sum, count) => sum + count, dropped);
}

/** Each channel has its own queue: e-mails that wait for a dead server do not hold up an SMS. */
async function deliverChannel(world: World, channel: Channel, delivery: Delivery): Promise<number> {
  let handled = 0;
  while (!delivery.stopping.aborted) {
    const now = world.now();
    const claim = {
      holder: delivery.holder,
      now: now.toISOString(),
      until: after(now, leaseMs),
      most: atOnce,
    };
    const claimed = await claimDue(world.db, channel, claim);
    if (claimed.length === 0) return handled;
    await Promise.all(claimed.map(row => deliver(world, row, delivery)));
    handled += claimed.length;
  }
  return handled;
}

async function deliver(world: World, row: WaitingMessage, delivery: Delivery): Promise<void> {
  try {
    const opened = openContent(world, row);
    await handOver(world, row.id, opened);
    await endDelivery(world, { ...delivery, row, content: opened, outcome: 'sent' });
  } catch (failure) {
    report(world, row, failure);
    // What fails here too leaves the lease to run out: the message is then tried again.
    await afterFailure(world, row, { ...delivery, failure }).catch(second => report(world, row, second));
  }
}

async function afterFailure(
  world: World,
  row: WaitingMessage,
  { failure, ...delivery }: Delivery & { failure: unknown },
): Promise<void> {
  const nextTryAt = failure instanceof PermanentError ? undefined : nextTry(row, world.now());
  if (nextTryAt !== undefined)
    return postponeMessage(world.db, { id: row.id, holder: delivery.holder, nextTryAt });
  await endDelivery(world, { ...delivery, row, content: openIfPossible(world, row), outcome: 'failed' });
}

/** Gives the message to its carrier. A letter has none: it enters the post queue when its message ends. */
async function handOver(world: World, id: string, opened: Content): Promise<void> {
  if (opened.channel === 'letter') return;
  const out = { id, ...opened };
  await inTime(out.channel === 'email' ? world.carriers.email(out) : world.carriers.sms(out));
}

async function inTime(going: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The carrier takes too long.')), longestTry);
  await Promise.race([going, promise]).finally(() => clearTimeout(timer));
}

function report(world: World, row: WaitingMessage, failure: unknown): void {
  const { id, channel, kind, tries } = row;
  world.log.warn(
    { message: id, channel, kind, tries, failure: withoutPersonalData(failure) },
    'message not sent',
  );
}
