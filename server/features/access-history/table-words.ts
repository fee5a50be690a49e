import type { HistoryEntry } from '../../record/history-entries.ts';
import type { Visit } from '../../web/context.ts';
import { clockTime } from '../../web/dates.ts';
import { entryInWords, textOf, timeInWords } from '../../web/entry-words.ts';
import { specialtyName } from '../../web/profession-words.ts';

const heads = ['day', 'time', 'what', 'about', 'does', 'place', 'document', 'why', 'unusual'] as const;

/** The first row of a table of the history. */
export function historyHeads({ t }: Visit<unknown>): string[] {
  return heads.map(head => t(`history:table.${head}`));
}

/** An entry as a row of a table, in the words of its page. */
export function historyCells(visit: Visit<unknown>, recordId: string, entry: HistoryEntry): string[] {
  const words = entryInWords(visit, recordId, entry);
  const reason = words.reason.length === 0 ? [] : [textOf(words.reason)];
  return [
    entry.day,
    entry.repeated === undefined ? clockTime(visit, entry.at) : timeInWords(visit, entry),
    words.said.map(textOf).join(' '),
    entry.about,
    entry.who.specialty === undefined ? '' : specialtyName(visit.t, entry.who.specialty).text,
    entry.who.place,
    entry.document?.title ?? '',
    [...(words.why?.lines ?? []), ...reason].join(' '),
    words.unusual.join(' '),
  ];
}
