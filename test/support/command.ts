import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { type OpenWorld, openWorld } from '../../server/open-world.ts';

/** What a command said, line by line, and its exit status. */
export interface Said {
  readonly status: number | null;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

export interface CommandOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The signal the command gets once it has begun to print. */
  readonly interrupt?: NodeJS.Signals;
}

/** A folder for the data of a site, gone when the test is. */
export async function dataFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'mon-dmp-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Runs a command of server/commands/ as the operator does, with no other environment than what is given. */
export async function command(name: string, dir: string, options: CommandOptions = {}): Promise<Said> {
  const file = join(import.meta.dirname, '../../server/commands', `${name}.ts`);
  const child = spawn(process.execPath, [file, ...(options.args ?? [])], {
    env: { DATA_DIR: dir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (options.interrupt !== undefined) {
    const signal = options.interrupt;
    child.stdout.once('data', () => child.kill(signal));
  }
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { status: child.exitCode, out: linesOf(out), err: linesOf(err) };
}

const linesOf = (printed: string): string[] => printed.split('\n').slice(0, -1);

/** Opens the demo site's world in a folder, to look at what a command left there; closed when the test is done. */
export async function worldIn(dir: string): Promise<OpenWorld> {
  const world = await openWorld(readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' }));
  onTestFinished(() => world.close());
  return world;
}
