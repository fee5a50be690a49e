import { dropLease, takeLease } from '../storage/leases.ts';
import { minute, second } from '../storage/time.ts';
import type { World } from '../world.ts';
import { withoutPersonalData } from './failure.ts';

/** Something one process of the site does from time to time, `everyMs` milliseconds after the last time. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  run(world: World): Promise<void>;
}

/** The jobs of a process. */
export interface Jobs {
  /** Runs those whose time has come and which no other process has. Never rejects. */
  runDue(): Promise<void>;
  /** Waits for those under way, then lets other processes have them. */
  stop(): Promise<void>;
}

const shortestLease = minute;
const renewal = 20 * second;
/** How soon to ask again for a job that another process had. */
const patience = 30 * second;

/** Prepares jobs to be run by `holder`, each under a lease, so that of several processes one alone does it. */
export function makeJobs(world: World, jobs: readonly Job[], holder: string): Jobs {
  const runners = jobs.map(job => makeRunner(world, job, holder));
  return {
    runDue: async () => void (await Promise.all(runners.map(runner => runner.runIfDue()))),
    stop: async () => void (await Promise.all(runners.map(runner => runner.stop()))),
  };
}

function makeRunner(world: World, job: Job, holder: string) {
  const lease = `job:${job.name}`;
  const hold = { holder, ms: Math.max(job.everyMs, shortestLease) };
  let dueAt = 0;
  let current: Promise<void> | undefined;

  async function attempt(): Promise<void> {
    const isOurs = await takeLease(world, lease, hold);
    dueAt = world.now().getTime() + (isOurs ? job.everyMs : Math.min(job.everyMs, patience));
    if (isOurs) await whileRenewed(() => takeLease(world, lease, hold), job, world);
  }

  function runIfDue(): Promise<void> {
    if (current === undefined && world.now().getTime() >= dueAt) {
      current = attempt()
        .catch(failure => {
          dueAt = world.now().getTime() + Math.min(job.everyMs, patience);
          world.log.error({ job: job.name, failure: withoutPersonalData(failure) }, 'job failed');
        })
        .finally(() => {
          current = undefined;
        });
    }
    return current ?? Promise.resolve();
  }

  async function stop(): Promise<void> {
    await current;
    await dropLease(world, lease, holder);
  }
  return { runIfDue, stop };
}

/** A job may last longer than its lease: it is renewed until the job is done. */
async function whileRenewed(renew: () => Promise<boolean>, job: Job, world: World): Promise<void> {
  const timer = setInterval(() => void renew().catch(() => undefined), renewal);
  await job.run(world).finally(() => clearInterval(timer));
}
