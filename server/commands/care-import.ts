import { setTimeout as wait } from 'node:timers/promises';
import { todayIn } from '../identity/calendar.ts';
import { type CareCounts, importCare } from '../record/care-import.ts';
import { appendEntry } from '../record/journal.ts';
import { CsvError } from '../registries/csv.ts';
import type { World } from '../world.ts';
import { type ImportOptions, openFile, rest, wordsOf } from './import-file.ts';
import { CommandError, type Print, printLine, runCommand } from './run.ts';

const names = ['added', 'same', 'old', 'without', 'refused'] as const;

/**
 * Takes the care of a CSV file, given as bytes, into the records of the people it is about, prints each line that was
 * refused with the reason, and writes the import in the site's journal, whatever ends it. Returns the exit status: 0
 * when no line was refused, else 1. @throws CommandError when the file cannot be read, or when the import was stopped
 */
export async function importCareAndReport(
  world: World,
  chunks: AsyncIterable<Uint8Array>,
  options: Omit<ImportOptions, 'progress'>,
): Promise<number> {
  const totals = { added: 0, same: 0, old: 0, without: 0, refused: 0 };
  try {
    for await (const step of importCare(world, chunks, todayIn(world))) {
      for (const name of names) totals[name] += step[name];
      for (const remark of step.remarks) options.print(wordsOf(remark));
      if (options.signal?.aborted) throw new CommandError(`Stopped after line ${step.line}.`);
      await wait(rest);
    }
  } catch (error) {
    throw error instanceof CsvError ? new CommandError(error.message) : error;
  } finally {
    if (names.some(name => totals[name] > 0)) {
      await journalImport(world, totals);
      options.print(sumOf(totals));
    }
  }
  return totals.refused === 0 ? 0 : 1;
}

const sumOf = ({ added, same, old, without, refused }: CareCounts): string =>
  [
    `Lines taken: ${added} new, ${same} as before.`,
    `Not kept: ${old} older than 24 months, ${without} of people without a record.`,
    `Lines refused: ${refused}.`,
  ].join(' ');

async function journalImport(world: World, totals: CareCounts): Promise<void> {
  await world.db.transaction().execute(trx =>
    appendEntry(trx, world, {
      actor: { kind: 'operator', id: 'command' },
      verb: 'care-history.imported',
      channel: 'command',
      details: { ...totals },
    }),
  );
}

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const file = await openFile(process.argv[2], 'npm run care:import lines.csv');
    const world = await open();
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    process.once('SIGTERM', () => stop.abort());
    const progress: Print = line => void process.stderr.write(`${line}\n`);
    if (world.config.demo) progress('These are the records of the demo site.');
    return importCareAndReport(world, file.createReadStream(), { print: printLine, signal: stop.signal });
  });
}
