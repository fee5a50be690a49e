import type { HistoryWords } from '../../web/history-words.ts';
import { historyDays } from './days.ts';
import { historyCells, historyHeads } from './table-words.ts';

/** How the history is said, for the feature that takes the record away. */
export const historyWords: HistoryWords = { historyDays, historyHeads, historyCells };
