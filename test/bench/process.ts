import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The root of the project. */
export const root = join(import.meta.dirname, '..', '..');

/** A server in a process of its own. */
export interface Served {
  readonly origin: string;
  readonly pid: number;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly startMs: number;
  close(): Promise<void>;
}

/** A script of package.json (`npm start`) as npm starts it: what Node is given, and the variables that are set for it. */
export function asStarted(name = 'start'): { args: string[]; env: Record<string, string> } {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const words = String(scripts[name]).split(' ');
  const node = words.indexOf('node');
  const env = Object.fromEntries(words.slice(0, node).map(word => word.split('=', 2)));
  return { args: words.slice(node + 1), env };
}

/** Cores: servers on one and who asks on another, where there are two and they can be chosen. */
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Keeps this process, which asks, away from the core of the servers. */
export function pinAsker(): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', '0', String(process.pid)]);
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/** Starts a script with Node and waits until it answers at `path`. @throws when it ends before, or after 30 s */
export async function serve(
  script: readonly string[],
  how: { port: number; path: string; env?: Record<string, string> },
): Promise<Served> {
  const command = [...(canPin ? ['taskset', '-c', '1'] : []), process.execPath, ...script];
  const [program = '', ...args] = command;
  const start = performance.now();
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...how.env }, stdio: 'ignore' });
  const origin = `http://127.0.0.1:${how.port}`;
  await untilAnswer(child, `${origin}${how.path}`);
  return { origin, pid: child.pid ?? 0, startMs: performance.now() - start, close: () => stop(child) };
}

async function untilAnswer(child: ChildProcess, url: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (Date.now() < end && child.exitCode === null) {
    if (await answers(url)) return;
    await wait(5);
  }
  child.kill();
  throw new Error(`No answer from ${url}`);
}

function answers(url: string): Promise<boolean> {
  return new Promise(resolve => {
    get(url, response => resolve(response.resume().statusCode === 200)).on('error', () => resolve(false));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
