import { createReadStream } from 'node:fs';
import { appendEntry } from '../record/journal.ts';
import { CsvError } from '../registries/csv.ts';
import {
  type DirectoryCounts,
  type DirectoryOptions,
  type DirectoryStep,
  importDirectory,
} from '../registries/directory/import.ts';
import type { World } from '../world.ts';
import { type ImportOptions, openFile, wordsOf } from './import-file.ts';
import { CommandError, type Print, printLine, runCommand } from './run.ts';

const usage = 'npm run directory:import -- extract.txt [--complete [--force]]';

/** Progress is told each time so many lines were read. */
const progressEvery = 50_000;

const nothing: DirectoryCounts = {
  ...{ added: 0, changed: 0, same: 0, removed: 0 },
  ...{ refused: 0, withoutNumber: 0, students: 0, otherProfession: 0 },
};
const names = Object.keys(nothing) as (keyof DirectoryCounts)[];

/**
 * Takes the extract that `open` gives the bytes of, prints the first lines that were refused with the reason, and writes
 * the import in the site's journal, whatever ends it. Returns the exit status: 0 when no line was refused, else 1.
 * @throws CommandError when the file cannot be taken, or when the import was stopped
 */
export async function importDirectoryAndReport(
  world: World,
  open: () => AsyncIterable<Uint8Array>,
  options: ImportOptions & DirectoryOptions,
): Promise<number> {
  const totals = { ...nothing };
  try {
    for await (const step of importDirectory(world, open, options)) {
      tell(step, totals, options);
      if (options.signal?.aborted) throw new CommandError(stoppedAt(step));
    }
  } catch (error) {
    throw error instanceof CsvError ? new CommandError(error.message) : error;
  } finally {
    if (names.some(name => totals[name] > 0)) {
      await journalImport(world, totals);
      for (const line of sumOf(totals)) options.print(line);
    }
  }
  return totals.refused === 0 ? 0 : 1;
}

function tell(step: DirectoryStep, totals: DirectoryCounts, options: ImportOptions): void {
  for (const name of names) totals[name] += step.counts[name] ?? 0;
  for (const remark of step.remarks) options.print(wordsOf(remark));
  const before = step.line - step.lines;
  if (Math.floor(step.line / progressEvery) > Math.floor(before / progressEvery))
    options.progress(`${step.line} lines read`);
}

const stoppedAt = ({ phase, line }: DirectoryStep): string => {
  const where = phase === 'people' ? `after line ${line}` : 'after the last line';
  return `Stopped ${where}. Start again to go on: until then the search does not find whoever is new.`;
};

function sumOf(totals: DirectoryCounts): string[] {
  const { added, changed, same, removed, refused, withoutNumber, students, otherProfession } = totals;
  const left = [
    `${withoutNumber} without an RPPS number`,
    `${students} of students`,
    `${otherProfession} of somebody's other profession`,
  ];
  return [
    `Professionals: ${added} new, ${changed} changed, ${same} same, ${removed} removed.`,
    `Lines left out: ${left.join(', ')}. Lines refused: ${refused}.`,
  ];
}

async function journalImport(world: World, totals: DirectoryCounts): Promise<void> {
  await world.db.transaction().execute(trx =>
    appendEntry(trx, world, {
      actor: { kind: 'operator', id: 'command' },
      verb: 'directory.imported',
      channel: 'command',
      details: { ...totals },
    }),
  );
}

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const args = process.argv.slice(2);
    const wrong = args.find(arg => arg.startsWith('--') && !['--complete', '--force'].includes(arg));
    if (wrong !== undefined) throw new CommandError(`${wrong} is not known. ${usage}`);
    const path = args.find(arg => !arg.startsWith('--'));
    await (await openFile(path, usage)).close();
    const world = await open();
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    process.once('SIGTERM', () => stop.abort());
    const progress: Print = line => void process.stderr.write(`${line}\n`);
    if (world.config.demo) progress('This is the directory of the demo site.');
    return importDirectoryAndReport(world, () => createReadStream(path ?? '', { highWaterMark: 262_144 }), {
      ...{ isComplete: args.includes('--complete'), isForced: args.includes('--force') },
      ...{ print: printLine, progress, signal: stop.signal },
    });
  });
}
