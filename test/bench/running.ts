import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './asker.ts';
import { type Figure, median } from './figure.ts';
import { fillRecord } from './many-documents.ts';
import { asStarted, freePort, pinAsker, root, type Served, serve } from './process.ts';
import { signInAtHome } from './visit.ts';

/** The least that a page of 20 rows can cost; it stands beside the project where it is measured. */
const floor = join(root, '..', 'shared', 'tools', 'baseline', 'bare.mjs');
const starts = 5;
const rounds = 7;
const perRound = 2000;
const manyRequests = 10_000;
const manyDocuments = 5000;

async function startSite(dir: string): Promise<Served> {
  const port = await freePort();
  const { args, env } = asStarted();
  return serve(args, {
    port,
    path: '/fr/',
    env: { ...env, PORT: String(port), DATA_DIR: dir, NODE_ENV: '' },
  });
}

/** The figures of the site in a process of its own: its start, its speed and its memory. */
export async function runningFigures(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  pinAsker();
  try {
    await (await startSite(dir)).close();
    return [await startFigure(dir), ...(await loadFigures(dir))];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function startFigure(dir: string): Promise<Figure> {
  const times: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const site = await startSite(dir);
    times.push(site.startMs);
    await site.close();
  }
  return { name: 'start to first answer', unit: 'ms', value: Math.round(median(times)), limit: 1000 };
}

async function loadFigures(dir: string): Promise<Figure[]> {
  const site = await startSite(dir);
  try {
    const { page, cookie } = await signInAtHome(site.origin);
    const speed = await speedFigure('signed-in home', count => ask(page, count, cookie));
    const documents = new URL(`${page.pathname}/documents`, page);
    await fillRecord(dir, page.pathname.split('/').at(-1) ?? '', manyDocuments);
    const list = await speedFigure('20 of 5,000 documents', count => ask(documents, count, cookie));
    await ask(page, manyRequests / 2, cookie);
    await ask(new URL('/fr/', site.origin), manyRequests / 2);
    return [speed, list, memoryFigure(site.pid)];
  } finally {
    await site.close();
  }
}

/** Rounds of the one and of the other in turn, so that whatever else the machine does weighs on both. */
async function speedFigure(name: string, askPage: (count: number) => Promise<number>): Promise<Figure> {
  const figure = { name: `${name}, requests/s ÷ bare page`, unit: 'ratio', limit: 0.4, atLeast: true };
  if (!existsSync(floor)) return { ...figure, value: null, note: `${floor} is not there` };
  const port = await freePort();
  const bare = await serve([floor, String(port)], { port, path: '/' });
  try {
    const ratios: number[] = [];
    const speeds: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const least = await ask(new URL(bare.origin), perRound);
      const speed = await askPage(perRound);
      if (round < 0) continue;
      ratios.push(speed / least);
      speeds.push(speed);
    }
    return {
      ...figure,
      value: Number(median(ratios).toFixed(2)),
      note: `${Math.round(median(speeds))} requests/s`,
    };
  } finally {
    await bare.close();
  }
}

/** What the process holds in memory now (Linux alone tells). */
function memoryFigure(pid: number): Figure {
  const figure = { name: 'memory after 10,000 requests', unit: 'MB', limit: 150 };
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  if (kilobytes === undefined) return { ...figure, value: null, note: 'this system does not tell' };
  return { ...figure, value: Math.round(Number(kilobytes) / 1024) };
}
