import type { HistoryEntry } from '../record/history-entries.ts';
import type { Visit } from './context.ts';
import type { Piece } from './pieces.ts';

export type Sentence = readonly Piece[];

/** An entry of the history as a page shows it. */
export interface EntryInWords {
  readonly id: string;
  readonly picture: string;
  /** Who did what. */
  readonly said: readonly Sentence[];
  readonly time: string;
  /** How often, where it is told once for several times. */
  readonly times: readonly string[];
  /** The document, with the address of its page where there is one. */
  readonly document: { readonly said: Sentence; readonly href: string } | undefined;
  /** What the person does, where, and whom the act is about. */
  readonly details: readonly Sentence[];
  /** Why it was possible, or why it was refused. */
  readonly why: { readonly title: string; readonly lines: readonly string[] } | undefined;
  readonly reason: Sentence;
  readonly unusual: readonly string[];
  /** Where one says « Ce n'est pas normal ? »; empty for what the person or the site did. */
  readonly report: string;
  /** In one line, which entry it is: for the link that reports it. */
  readonly about: string;
}

/** A day of the history with what happened on it. */
export interface DayInWords {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly EntryInWords[];
}

/** What the feature of the history says of it, for another one that shows it beside other parts of the record. */
export interface HistoryWords {
  historyDays(visit: Visit<unknown>, recordId: string, entries: readonly HistoryEntry[]): DayInWords[];
  /** The first row of a table of the history, for a spreadsheet. */
  historyHeads(visit: Visit<unknown>): string[];
  historyCells(visit: Visit<unknown>, recordId: string, entry: HistoryEntry): string[];
}
