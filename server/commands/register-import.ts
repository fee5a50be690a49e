import { setTimeout as wait } from 'node:timers/promises';
import { todayIn } from '../identity/calendar.ts';
import { appendEntry } from '../record/journal.ts';
import { CsvError } from '../registries/csv.ts';
import { type ImportStep, importPeople } from '../registries/import.ts';
import type { World } from '../world.ts';
import { type ImportOptions, openFile, rest, wordsOf } from './import-file.ts';
import { CommandError, type Print, printLine, runCommand } from './run.ts';

/** Progress is told each time so many lines were read. */
const progressEvery = 10_000;

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

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const file = await openFile(process.argv[2], 'npm run register:import people.csv');
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
