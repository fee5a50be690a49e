import type { HistoryEntry } from '../../record/history-entries.ts';
import { wholeHistory } from '../../record/history-export.ts';
import { permitOf } from '../../record/permits.ts';
import { csvRows, csvStart } from '../../web/csv.ts';
import type { ArchiveFile } from './archive.ts';
import { pageOfArchive } from './html.ts';
import type { ExportVisit } from './state.ts';

const folder = 'historique-des-acces';

/** The first page of the history in an archive, and its table. */
export const historyFiles = { page: `${folder}/0001.html`, table: `${folder}.csv` } as const;

/** Whether the history is there for whoever takes the record away. */
export function hasHistory({ world, state }: ExportVisit): boolean {
  return permitOf(world, state.access, 'read-history').condition !== false;
}

/**
 * The access history: its pages to read, some hundreds of entries on each, newest first, without the work of the site; then
 * a table of everything. Nothing of it is held whole.
 */
export async function* historyArchive(visit: ExportVisit, at: Date): AsyncGenerator<ArchiveFile> {
  if (!hasHistory(visit)) return;
  yield* historyPages(visit, at);
  yield { name: historyFiles.table, content: historyTable(visit), isPackable: true, at };
}

/** What was taken away is not in an archive, not even by its title. */
const withoutRemoved = (entry: HistoryEntry): HistoryEntry =>
  entry.document?.isRemoved === true ? { ...entry, document: undefined } : entry;

const nameOf = (number: number): string => `${String(number).padStart(4, '0')}.html`;

async function* historyPages(visit: ExportVisit, at: Date): AsyncGenerator<ArchiveFile> {
  const { world, state, t } = visit;
  const { access, words } = state;
  const page = (number: number, days: ReturnType<typeof words.historyDays>, isLast: boolean): ArchiveFile => {
    const model = {
      days,
      newer: number > 1 ? nameOf(number - 1) : '',
      older: isLast ? '' : nameOf(number + 1),
    };
    const title = t('history:title');
    const content = pageOfArchive(visit, { view: 'history', title, home: '../index.html', model });
    return { name: `${folder}/${nameOf(number)}`, content, isPackable: true, at };
  };
  let number = 1;
  // A page waits for the next one: only then is it known whether there is one to lead to.
  let days: ReturnType<typeof words.historyDays> | undefined;
  for await (const entries of wholeHistory(world, access, { filter: {} })) {
    if (days !== undefined) yield page(number++, days, false);
    days = words.historyDays(visit, access.recordId, entries.map(withoutRemoved));
  }
  yield page(number, days ?? [], true);
}

async function* historyTable(visit: ExportVisit): AsyncGenerator<Uint8Array> {
  const { world, state } = visit;
  const { access, words } = state;
  yield Buffer.from(csvStart + csvRows([words.historyHeads(visit)]), 'utf8');
  for await (const entries of wholeHistory(world, access, { view: 'all' })) {
    const rows = entries.map(entry => words.historyCells(visit, access.recordId, withoutRemoved(entry)));
    yield Buffer.from(csvRows(rows), 'utf8');
  }
}
