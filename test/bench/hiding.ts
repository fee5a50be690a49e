import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { openWorld } from '../../server/open-world.ts';
import { hideAllDocuments, undoHiding } from '../../server/record/hiding.ts';
import { manyDocuments } from '../support/many-documents.ts';
import { makeOwner } from '../support/records.ts';
import { type Figure, median } from './figure.ts';
import { timed } from './timed.ts';

const documents = 10_000;
const times = 3;

/** How long « Tout cacher » takes with 10,000 documents, each with its trace, and how long others wait meanwhile. */
export async function hidingFigures(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const world = await openWorld(readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' }));
  try {
    const access = await makeOwner(world);
    await manyDocuments(world, access.recordId, documents);
    const runs: { seconds: number; pause: number }[] = [];
    for (let time = 0; time < times; time += 1) {
      const { result, ...run } = await timed(() => hideAllDocuments(world, access));
      if (result.count !== documents) throw new Error('Not all documents were hidden.');
      runs.push(run);
      await undoHiding(world, access, result.id);
    }
    return [
      {
        ...{ name: 'hiding 10,000 documents', unit: 's', limit: 2 },
        value: Number(median(runs.map(run => run.seconds)).toFixed(2)),
        note: `the middle of ${times}`,
      },
      {
        ...{ name: 'longest pause for others while hiding', unit: 'ms', limit: 50 },
        value: Math.round(median(runs.map(run => run.pause))),
      },
    ];
  } finally {
    await world.close();
    await rm(dir, { recursive: true, force: true });
  }
}
