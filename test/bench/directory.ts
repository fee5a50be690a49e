import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { writeExtract } from './extract-file.ts';
import type { Figure } from './figure.ts';
import { memory } from './memory.ts';
import { asStarted, root } from './process.ts';

const lines = 500_000;
const mostSeconds = 60;
const mostMegabytes = 300;

/** How long 500,000 lines of the national directory take, and how much memory: into an empty directory, then again. */
export async function directoryFigures(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const file = join(dir, 'extract.txt');
    await writeExtract(file, lines);
    const first = await importOnce(dir, file);
    const again = await importOnce(dir, file);
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
  readonly said: string;
}

function figuresOf(name: string, { seconds, megabytes, said }: Run): Figure[] {
  const note = said.split('\n')[0] ?? '';
  return [
    { name, unit: 's', value: Number(seconds.toFixed(1)), limit: mostSeconds, note },
    {
      ...{ name: `memory meanwhile`, unit: 'MB', limit: mostMegabytes },
      value: Number.isNaN(megabytes) ? null : Math.round(megabytes),
    },
  ];
}

/** Runs the command as `npm run directory:import` does. @throws when it does not take every line */
async function importOnce(dir: string, file: string): Promise<Run> {
  const { args, env } = asStarted('directory:import');
  const start = performance.now();
  const child = spawn(process.execPath, [...args, file], {
    cwd: root,
    env: { ...process.env, ...env, DATA_DIR: dir, NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let megabytes = Number.NaN;
  const look = setInterval(() => {
    const peak = memory(child.pid ?? 0, 'VmHWM');
    if (!Number.isNaN(peak)) megabytes = peak;
  }, 100);
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  clearInterval(look);
  if (child.exitCode !== 0) throw new Error(`The import ended with ${child.exitCode}: ${said}`);
  return { seconds: (performance.now() - start) / 1000, megabytes, said };
}
