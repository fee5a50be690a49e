import { type Config, ConfigError, readConfig } from '../config.ts';
import { loadDemo } from '../identity/load-demo.ts';
import { type OpenWorld, openWorld } from '../open-world.ts';
import { SealError } from '../storage/keys.ts';
import { StampError } from '../storage/stamp.ts';
import type { World } from '../world.ts';

/** Writes one line for the operator. */
export type Print = (line: string) => void;

/** Writes one line of a command's result to the standard output. */
export const printLine: Print = line => void process.stdout.write(`${line}\n`);

/** A command cannot do its work; the text is for the operator, ready to print. */
export class CommandError extends Error {}

/** What a command starts with. */
export interface Start {
  readonly config: Config;
  /** Opens the world of the site; it is closed when the command ends. @throws as openWorld does */
  open(): Promise<World>;
}

/** Exit status of a command that could not do its work. */
const notDone = 2;

/**
 * Runs a command in the environment of this process; what `work` returns becomes the exit status. A command that
 * cannot do its work prints why on the standard error, without a stack where the operator can mend it, and ends with
 * status 2.
 */
export async function runCommand(work: (start: Start) => Promise<number>): Promise<void> {
  let world: OpenWorld | undefined;
  try {
    const config = readConfig(process.env);
    const open = async (): Promise<World> => {
      world = await openWorld(config);
      if (config.demo) await loadDemo(world);
      return world;
    };
    process.exitCode = await work({ config, open });
  } catch (error) {
    console.error(wordsOf(error));
    process.exitCode = notDone;
  } finally {
    await world?.close();
  }
}

function wordsOf(error: unknown): unknown {
  const isForOperator = [ConfigError, StampError, SealError, CommandError].some(
    kind => error instanceof kind,
  );
  return error instanceof Error && isForOperator ? error.message : error;
}
