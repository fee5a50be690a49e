import type { HistoryEntry } from '../../record/history-entries.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate, showTime } from '../../web/dates.ts';
import { entryInWords } from '../../web/entry-words.ts';
import type { DayInWords, EntryInWords } from '../../web/history-words.ts';

/**
 * Puts entries under their days, newest first as they come. The same sentence several times in a row is told once, with
 * how often: a list of 30 equal lines hides the one that matters.
 */
export function historyDays(
  visit: Visit<unknown>,
  recordId: string,
  entries: readonly HistoryEntry[],
): DayInWords[] {
  const days = Map.groupBy(entries, ({ day }) => day);
  return [...days].map(([day, ofDay]) => ({
    id: `jour-${day}`,
    title: showPartialDate(visit.language, day),
    entries: runsOf(ofDay.map(entry => ({ entry, words: entryInWords(visit, recordId, entry) }))).map(run =>
      toldOnce(visit, run),
    ),
  }));
}

interface Told {
  readonly entry: HistoryEntry;
  readonly words: EntryInWords;
}

/** Whether two entries say the same but for their hour: of the same person, and not of another of the same name. */
function isSame(a: Told, b: Told): boolean {
  const by = ({ who }: HistoryEntry) => (who.kind === 'professional' ? who.id : '');
  const said = ({ entry, words: { details, document, why, reason, unusual, said: what } }: Told) =>
    JSON.stringify([by(entry), what, details, document, why, reason, unusual]);
  return said(a) === said(b);
}

/** Entries that say the same and follow each other, or that nothing tells apart, not even their minute. */
function runsOf(entries: readonly Told[]): Told[][] {
  const runs: Told[][] = [];
  for (const one of entries) {
    const run = runs.find(
      ([first], place) =>
        first !== undefined &&
        isSame(first, one) &&
        (place === runs.length - 1 || first.words.time === one.words.time),
    );
    if (run === undefined) runs.push([one]);
    else run.push(one);
  }
  return runs;
}

function toldOnce(visit: Visit<unknown>, run: readonly Told[]): EntryInWords {
  const [newest, first] = [run[0], run.at(-1)];
  if (newest === undefined || first === undefined) throw new RangeError('A run of nothing.');
  if (run.length === 1) return newest.words;
  const times = [visit.t('history:times', { times: run.length })];
  if (first.words.time !== newest.words.time)
    times.push(visit.t('history:first', { time: showTime(visit, first.entry.at) }));
  return { ...newest.words, times };
}
