import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Figure, median, percentile } from './figure.ts';
import { forgetPeak, memory } from './memory.ts';
import { asStarted, freePort, serve } from './process.ts';
import { type Home, signInAtHome } from './visit.ts';

const most = 10 * 1024 * 1024;
const rounds = 5;

/** What a file of 10 MB that comes in costs: memory at its highest, and the time of everybody else's answers. */
export async function uploadFigures(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const { args, env: set } = asStarted();
  const env = { ...set, PORT: String(port), DATA_DIR: dir, NODE_ENV: '', LOG_LEVEL: 'silent' };
  const site = await serve(args, { port, path: '/fr/', env });
  try {
    const home = await signInAtHome(site.origin);
    await upload(home, { kind: 'jpeg', size: 100_000, number: rounds });
    // As a site that has been in use for a while.
    for (let at = 0; at < 3000; at += 1) await timed(site.origin);
    const grown: number[] = [];
    const alone: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const quiet = whileAsking(site.origin, () => new Promise(resolve => setTimeout(resolve, 1500)));
      alone.push(...(await quiet));
      const before = memory(site.pid, 'VmRSS');
      forgetPeak(site.pid);
      const kind = round % 2 === 0 ? 'jpeg' : 'pdf';
      beside.push(
        ...(await whileAsking(site.origin, () => upload(home, { kind, size: most - 1000, number: round }))),
      );
      grown.push(memory(site.pid, 'VmHWM') - before);
    }
    return [memoryFigure(grown), timeFigure(alone, beside)];
  } finally {
    await site.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Adds a file in a thread of its own: who asks must not wait for who sends. */
async function upload(
  home: Home,
  file: { kind: 'jpeg' | 'pdf'; size: number; number: number },
): Promise<void> {
  const sender = new Worker(join(import.meta.dirname, 'send-file.ts'), {
    workerData: { page: home.page.href, cookie: home.cookie, ...file },
  });
  const [code] = await once(sender, 'exit');
  if (code !== 0) throw new Error('The file was not added.');
}

/** Asks for the first page again and again until something is done. Gives the times, in milliseconds. */
async function whileAsking(origin: string, act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let isDone = false;
  const done = act().finally(() => {
    isDone = true;
  });
  while (!isDone) times.push(await timed(origin));
  await done;
  return times;
}

async function timed(origin: string): Promise<number> {
  const start = performance.now();
  await (await fetch(`${origin}/fr/aide`)).arrayBuffer();
  return performance.now() - start;
}

function memoryFigure(grown: readonly number[]): Figure {
  const figure = { name: 'memory while 10 MB come in', unit: 'MB', limit: 20 };
  if (grown.some(Number.isNaN)) return { ...figure, value: null, note: 'this system does not tell' };
  const note = `each: ${grown.map(value => value.toFixed(1)).join(', ')}`;
  return { ...figure, value: Number(median(grown).toFixed(1)), note };
}

function timeFigure(alone: readonly number[], beside: readonly number[]): Figure {
  const [calm, busy] = [percentile(alone, 95), percentile(beside, 95)];
  return {
    ...{ name: 'p95 of others while 10 MB come in ÷ alone', unit: 'ratio', limit: 2 },
    value: Number((busy / calm).toFixed(2)),
    note: `${calm.toFixed(1)} and ${busy.toFixed(1)} ms`,
  };
}
