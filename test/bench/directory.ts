import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readConfig } from '../../server/config.ts';
import { openWorld } from '../../server/open-world.ts';
import { newId } from '../../server/storage/ids.ts';
import type { World } from '../../server/world.ts';
import { writeExtract } from './extract-file.ts';
import type { Figure } from './figure.ts';
import { memory } from './memory.ts';
import { asStarted, root } from './process.ts';

const lines = 500_000;
const mostSeconds = 60;
const mostMegabytes = 300;
/** Half of the time after which a statement gives up. */
const mostWait = 1000;

/**
 * How long 500,000 lines of the national directory take, and how much memory: into an empty directory, then again; and how
 * long the site has to wait meanwhile before it can write.
 */
export async function directoryFigures(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const file = join(dir, 'extract.txt');
    await writeExtract(file, lines);
    const world = await openWorld(readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' }));
    const first = await importOnce({ dir, file, world });
    const again = await importOnce({ dir, file, world });
    await world.close();
    if (!/ 0 new, 0 changed, \d{6} same, 0 removed/.test(again.said)) throw new Error(again.said);
    return [
      ...figuresOf('500,000 lines into the directory', first),
      ...figuresOf('the same lines again', again),
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  /** The longest that somebody else waited to write, in milliseconds. */
  readonly wait: number;
  readonly said: string;
}

function figuresOf(name: string, { seconds, megabytes, wait, said }: Run): Figure[] {
  const note = said.split('\n')[0] ?? '';
  return [
    { name, unit: 's', value: Number(seconds.toFixed(1)), limit: mostSeconds, note },
    {
      ...{ name: 'memory meanwhile', unit: 'MB', limit: mostMegabytes },
      value: Number.isNaN(megabytes) ? null : Math.round(megabytes),
    },
    { name: 'longest wait of another to write', unit: 'ms', limit: mostWait, value: Math.round(wait) },
  ];
}

/** Runs the command as `npm run directory:import` does. @throws when it does not take every line */
async function importOnce({ dir, file, world }: { dir: string; file: string; world: World }): Promise<Run> {
  const { args, env } = asStarted('directory:import');
  const start = performance.now();
  const child = spawn(process.execPath, [...args, file], {
    cwd: root,
    env: { ...process.env, ...env, DATA_DIR: dir, NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let megabytes = Number.NaN;
  let wait = 0;
  const look = setInterval(() => {
    void timeToWrite(world).then(time => {
      wait = Math.max(wait, time);
    });
    const peak = memory(child.pid ?? 0, 'VmHWM');
    if (!Number.isNaN(peak)) megabytes = peak;
  }, 100);
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  clearInterval(look);
  if (child.exitCode !== 0) throw new Error(`The import ended with ${child.exitCode}: ${said}`);
  return { seconds: (performance.now() - start) / 1000, megabytes, wait, said };
}

async function timeToWrite(world: World): Promise<number> {
  const start = performance.now();
  const row = { id: newId(world.random), bucket: 'bench', at: world.now().toISOString() };
  await world.db.insertInto('rate_hit').values(row).execute();
  return performance.now() - start;
}
