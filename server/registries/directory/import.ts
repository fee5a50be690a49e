import type { World } from '../../world.ts';
import { CsvError } from '../csv.ts';
import type { Remark } from '../csv-header.ts';
import { type Gathered, gatherPeople, type LeftOut } from './gather.ts';
import { countProfessionals, numbersAfter, removeProfessional } from './merge-store.ts';
import { paced } from './paced.ts';
import type { People } from './people.ts';
import { surveyExtract } from './survey.ts';
import { type Taken, takeAll } from './take.ts';
import { noteWaitingWords } from './waiting-words.ts';
import { areWordsWaiting } from './waiting-words-store.ts';

/** What became of people and lines; people are counted once, whatever the number of their lines. */
export interface DirectoryCounts extends LeftOut {
  added: number;
  changed: number;
  same: number;
  removed: number;
  /** Lines of another profession of somebody. */
  otherProfession: number;
}

/** A part of the work that is in the database. */
export interface DirectoryStep {
  readonly phase: 'people' | 'removal' | 'words';
  /** Number of the last line that was read; 0 after the last. */
  readonly line: number;
  /** How many lines were read in this step. */
  readonly lines: number;
  readonly counts: Partial<DirectoryCounts>;
  readonly remarks: readonly Remark[];
}

export interface DirectoryOptions {
  /** The file is the whole directory: who is not in it has left it. */
  readonly isComplete: boolean;
  /** Removes even where the file has fewer than half of those who are known. */
  readonly isForced: boolean;
}

/**
 * Takes the public extract of the national directory into the embedded one. `open` gives the bytes of the file from its
 * start: it is read twice. Each professional is taken whole, in short transactions, so the import can end anywhere and begin
 * again; the same file again changes nothing. The words of the search are noted last.
 * @throws CsvError when the file is not the extract, or looks cut while whoever is not in it would be removed
 */
export async function* importDirectory(
  world: World,
  open: () => AsyncIterable<Uint8Array>,
  options: DirectoryOptions,
): AsyncGenerator<DirectoryStep> {
  const survey = await surveyExtract(open());
  const { people } = survey;
  if (options.isComplete && !options.isForced) await refuseCut(world, people.size);
  const wereWaiting = await areWordsWaiting(world.db);
  let isTouched = false;
  for await (const gathered of gatherPeople(open(), survey)) {
    const taken = await takeAll(world, gathered.people, options);
    for (const rpps of taken.touched) people.mark(rpps);
    isTouched ||= taken.touched.length > 0;
    yield peopleStep(gathered, taken.counts);
  }
  if (options.isComplete) yield* removeOthers(world, people);
  if (!wereWaiting && !isTouched) return;
  const has = (rpps: string): boolean => wereWaiting || people.isMarked(rpps);
  for await (const _ of noteWaitingWords(world, has))
    yield { phase: 'words', line: 0, lines: 0, counts: {}, remarks: [] };
}

async function refuseCut(world: World, count: number): Promise<void> {
  const known = await countProfessionals(world.db);
  if (count * 2 >= known) return;
  throw new CsvError(
    `The file has ${count} professionals, fewer than half of the ${known} that the directory has: it looks cut. Nothing was done. With --force the others are removed.`,
  );
}

function peopleStep({ line, lines, leftOut, remarks }: Gathered, counts: Taken['counts']): DirectoryStep {
  return { phase: 'people', line, lines, counts: { ...leftOut, ...counts }, remarks };
}

async function* removeOthers(world: World, people: People): AsyncGenerator<DirectoryStep> {
  let last = '';
  for (;;) {
    const numbers = await numbersAfter(world.db, last, 1000);
    const gone = numbers.filter(rpps => !people.has(rpps));
    for (let from = 0; from < gone.length; from += 50) {
      const some = gone.slice(from, from + 50);
      await paced(world.db, async trx => {
        for (const rpps of some) await removeProfessional(trx, rpps);
      });
      yield { phase: 'removal', line: 0, lines: 0, counts: { removed: some.length }, remarks: [] };
    }
    last = numbers.at(-1) ?? '';
    if (numbers.length < 1000) return;
  }
}
