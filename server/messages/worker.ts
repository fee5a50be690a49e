import { newId } from '../storage/ids.ts';
import { second } from '../storage/time.ts';
import type { World } from '../world.ts';
import { deliverDue } from './delivery.ts';
import type { OnEnd } from './ending.ts';
import { withoutPersonalData } from './failure.ts';
import { type Job, makeJobs } from './jobs.ts';
import { repeat } from './repeat.ts';

export type { OnEnd } from './ending.ts';
export type { Job } from './jobs.ts';

export interface WorkerOptions {
  readonly onEnd?: OnEnd;
  readonly jobs?: readonly Job[];
  /** Milliseconds between two looks at what is due, 1,000 by default. 0: it works only when `tick` is called. */
  readonly pollMs?: number;
}

/** What sends the messages of a world and does its periodic jobs. Several processes may each have one. */
export interface Worker {
  /** Runs the jobs that are due, then delivers what is due. Returns how many messages were handled. */
  tick(): Promise<number>;
  /** Tells that something was queued and committed: it goes now instead of within a second. */
  wake(): void;
  /** Finishes what is under way, begins nothing else. */
  stop(): Promise<void>;
}

/** Starts delivering the messages of `world`. Call `stop` before its database is closed. */
export function startWorker(world: World, options: WorkerOptions = {}): Worker {
  const holder = newId(world.random);
  const ending = new AbortController();
  const delivery = { holder, onEnd: options.onEnd, stopping: ending.signal };
  const jobs = makeJobs(world, options.jobs ?? [], holder);
  const underWay = new Set<Promise<unknown>>();

  async function tick(): Promise<number> {
    await jobs.runDue();
    return deliverDue(world, delivery);
  }

  async function look(): Promise<void> {
    try {
      // A long job must not hold up a code: it is begun here, and waited for at the end only.
      void jobs.runDue();
      await deliverDue(world, delivery);
    } catch (failure) {
      world.log.error({ failure: withoutPersonalData(failure) }, 'messages could not be looked at');
    }
  }

  const pollMs = options.pollMs ?? second;
  const looks = pollMs > 0 ? repeat(look, pollMs) : undefined;
  return {
    tick() {
      const ticking = tick().finally(() => underWay.delete(ticking));
      underWay.add(ticking);
      return ticking;
    },
    wake: () => looks?.wake(),
    async stop() {
      ending.abort();
      await looks?.stop();
      await Promise.allSettled(underWay);
      await jobs.stop();
    },
  };
}
