import { type FileHandle, open as openFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { todayIn } from '../identity/calendar.ts';
import { appendEntry } from '../record/journal.ts';
import { CsvError } from '../registries/csv.ts';
import type { Remark } from '../registries/csv-header.ts';
import { type ImportStep, importPeople } from '../registries/import.ts';
import type { World } from '../world.ts';
import { CommandError, type Print, printLine, runCommand } from './run.ts';

/** Between two batches the site has its turn to write, in milliseconds: without it, pages wait up to a second. */
const rest = 10;
/** Progress is told each time so many lines were read. */
const progressEvery = 10_000;

/** Where an import tells what it does, and what stops it between two batches. */
export interface ImportOptions {
  /** Takes each refused line, each notice and the totals. */
  readonly print: Print;
  /** Takes how far the import is. */
  readonly progress: Print;
  readonly signal?: AbortSignal;
}

type Totals = Omit<ImportStep, 'line' | 'remarks'>;

/**
 * Puts the people of a CSV file, given as bytes, in the embedded register, prints each line that was refused with the
 * reason, and writes the import in the site's journal, whatever ends it. Returns the exit status: 0 when every line was
 * taken, 1 when some were refused. @throws CommandError when the file cannot be read, or when the import was stopped
 */
export async function importAndReport(
  world: World,
  chunks: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<number> {
  const totals = { added: 0, changed: 0, same: 0, refused: 0 };
  try {
    for await (const step of importPeople(world, chunks, todayIn(world))) {
      for (const name of ['added', 'changed', 'same', 'refused'] as const) totals[name] += step[name];
      for (const remark of step.remarks) options.print(wordsOf(remark));
      if (linesRead(totals) % progressEvery === 0) options.progress(`${linesRead(totals)} lines read`);
      if (options.signal?.aborted) throw new CommandError(`Stopped after line ${step.line}.`);
      await wait(rest);
    }
  } catch (error) {
    throw error instanceof CsvError ? new CommandError(error.message) : error;
  } finally {
    if (linesRead(totals) > 0) {
      await journalImport(world, totals);
      options.print(sumOf(totals));
    }
  }
  return totals.refused === 0 ? 0 : 1;
}

const linesRead = ({ added, changed, same, refused }: Totals): number => added + changed + same + refused;

const wordsOf = ({ line, kind, text }: Remark): string =>
  `line ${line}: ${kind === 'notice' ? 'notice: ' : ''}${text}`;

const sumOf = ({ added, changed, same, refused }: Totals): string => {
  const taken = `People taken: ${added + changed + same} (${added} new, ${changed} changed, ${same} as before).`;
  return `${taken} Lines refused: ${refused}.`;
};

async function journalImport(world: World, totals: Totals): Promise<void> {
  const { refused } = totals;
  const details = { taken: linesRead(totals) - refused, refused };
  await world.db.transaction().execute(trx =>
    appendEntry(trx, world, {
      actor: { kind: 'operator', id: 'command' },
      verb: 'register.imported',
      channel: 'command',
      details,
    }),
  );
}

/** Opens the file before the database is touched. @throws CommandError */
async function openPeople(path: string | undefined): Promise<FileHandle> {
  if (path === undefined) throw new CommandError('Which file? npm run register:import people.csv');
  const file = await openFile(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new CommandError(`${path}: cannot be opened (${code})`);
  });
  if (!(await file.stat()).isDirectory()) return file;
  await file.close();
  throw new CommandError(`${path}: is a folder, not a file`);
}

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const file = await openPeople(process.argv[2]);
    const world = await open();
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    process.once('SIGTERM', () => stop.abort());
    const progress: Print = line => void process.stderr.write(`${line}\n`);
    if (world.config.demo) progress('This is the register of the demo site.');
    return importAndReport(world, file.createReadStream(), {
      print: printLine,
      progress,
      signal: stop.signal,
    });
  });
}
