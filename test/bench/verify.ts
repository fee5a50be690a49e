import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { openWorld } from '../../server/open-world.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import type { World } from '../../server/world.ts';
import { makeRecord } from '../support/journal.ts';
import { fillChain } from '../support/long-chain.ts';
import { type Figure, median } from './figure.ts';
import { timed } from './timed.ts';

const entries = 100_000;
const times = 3;

/** How long it takes to check a history of 100,000 entries, and how long anybody else waits meanwhile. */
export async function verifyFigures(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const world = await openWorld(readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' }));
  try {
    const recordId = await makeRecord(world);
    await fillChain(world, recordId, entries);
    const runs: { seconds: number; pause: number }[] = [];
    for (let time = 0; time < times; time += 1) runs.push(await verifyOnce(world, recordId));
    return [
      {
        ...{ name: 'checking 100,000 entries of a history', unit: 's', limit: 2 },
        value: Number(median(runs.map(run => run.seconds)).toFixed(2)),
        note: `the middle of ${times}`,
      },
      {
        ...{ name: 'longest pause for others meanwhile', unit: 'ms', limit: 50 },
        value: Math.round(median(runs.map(run => run.pause))),
      },
    ];
  } finally {
    await world.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function verifyOnce(world: World, recordId: string): Promise<{ seconds: number; pause: number }> {
  const { result: check, ...time } = await timed(() => verifyChain(world, recordId));
  if (!check.ok || check.entries !== entries) throw new Error('The history is not whole.');
  return time;
}
