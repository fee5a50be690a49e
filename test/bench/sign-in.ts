import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Reader } from '../support/reader.ts';
import { type Figure, percentile } from './figure.ts';
import { freePort, serve } from './process.ts';
import { personInUse } from './visit.ts';

/** So many people sign in each second, for so long. */
const perSecond = 20;
const seconds = 20;
const before = 20;

/** Somebody with the form of the first page open, behind an address of their own. */
interface Waiting {
  readonly address: string;
  readonly cookie: string;
  readonly body: string;
}

/**
 * How long the answer to identifier and password takes while 20 people a second sign in, without the hash itself: its
 * time is the point of it, and is measured in the same run.
 */
export async function signInFigure(): Promise<Figure> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const hashTimes = join(dir, 'hash-times');
  const env = {
    ...{ PORT: String(port), DATA_DIR: dir, NODE_ENV: '' },
    ...{ TRUSTED_PROXIES: 'loopback', HASH_TIMES: hashTimes, LOG_LEVEL: 'silent' },
  };
  const site = await serve(['--import', './test/bench/time-hashing.ts', 'server/main.ts'], {
    port,
    path: '/fr/',
    env,
  });
  try {
    const count = perSecond * seconds + before;
    const people: Waiting[] = [];
    for (let at = 0; at < count; at += 1) people.push(await atForm(site.origin, at));
    const whole = await signInAll(site.origin, people);
    return figureOf(whole.slice(before), timesIn(hashTimes).slice(-count).slice(before));
  } finally {
    await site.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function atForm(origin: string, at: number): Promise<Waiting> {
  const address = `10.${at % 250}.${Math.floor(at / 250)}.1`;
  const reader = new Reader(origin);
  await reader.send('/fr/connexion', { method: 'GET', headers: { 'X-Forwarded-For': address } });
  const { identifier, password } = personInUse();
  const body = new URLSearchParams({ ...reader.hidden(), identifier, password });
  const cookie = reader.cookie;
  return { address, cookie, body: String(body) };
}

/** Each at their own moment, whether or not the one before has an answer. Gives the times, in milliseconds. */
async function signInAll(origin: string, people: readonly Waiting[]): Promise<number[]> {
  const start = performance.now();
  return Promise.all(
    people.map(async (person, at) => {
      await wait(start + (at * 1000) / perSecond - performance.now());
      return signInOne(origin, person);
    }),
  );
}

async function signInOne(origin: string, { address, cookie, body }: Waiting): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${origin}/fr/connexion`, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: {
      ...{ 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
      ...{ Cookie: cookie, 'X-Forwarded-For': address },
    },
  });
  await response.arrayBuffer();
  if (response.status !== 303) throw new Error(`Signing in was answered with ${response.status}.`);
  return performance.now() - start;
}

function timesIn(file: string): number[] {
  return readFileSync(file, 'utf8').trim().split('\n').map(Number);
}

/** People and hashes come in the same order: what is left of each answer is all that is not the hash. */
function figureOf(whole: readonly number[], hashes: readonly number[]): Figure {
  const rest = whole.map((time, at) => time - (hashes[at] ?? 0));
  return {
    name: `sign-in at ${perSecond}/s without the hash, p95`,
    unit: 'ms',
    limit: 30,
    value: Math.round(percentile(rest, 95)),
    note: `p50 ${Math.round(percentile(rest, 50))} ms, whole p95 ${Math.round(percentile(whole, 95))} ms, hash p50 ${Math.round(percentile(hashes, 50))} ms`,
  };
}
