import { once } from 'node:events';
import type { Response } from 'express';
import { todayIn } from '../../identity/calendar.ts';
import type { HistoryEntry } from '../../record/history-entries.ts';
import { beginHistoryExport, wholeHistory } from '../../record/history-export.ts';
import type { Visit } from '../../web/context.ts';
import { csvRows, csvStart } from '../../web/csv.ts';
import { clockTime } from '../../web/dates.ts';
import { entryInWords, textOf, timeInWords } from '../../web/entry-words.ts';
import { type FieldError, wholeForm } from '../../web/forms.ts';
import { specialtyName } from '../../web/profession-words.ts';
import { showPage } from '../../web/show-page.ts';
import { historyPage } from './history-page.ts';
import type { HistoryState } from './state.ts';

const heads = ['day', 'time', 'what', 'does', 'place', 'document', 'why', 'unusual'] as const;

/**
 * Sends the view as a table for a spreadsheet, in answer to the form of its page: no other site can make a browser send
 * it. It is in the journal before the first byte leaves, and flows some entries at a time.
 */
export async function sendTable(visit: Visit<HistoryState>, response: Response): Promise<void> {
  const { world, state, t } = visit;
  if (!(await beginHistoryExport(world, state.access))) {
    response.status(429);
    const errors: FieldError[] = [{ field: wholeForm, key: 'history:keep.too-often' }];
    return showPage(visit, response, { page: historyPage(state.way), errors });
  }
  response
    .attachment(`historique-${todayIn(world)}.csv`)
    .type('text/csv; charset=utf-8')
    .set('Cache-Control', 'no-store');
  response.write(csvStart + csvRows([heads.map(head => t(`history:table.${head}`))]));
  for await (const entries of wholeHistory(world, state.access, state.way.view)) {
    if (response.destroyed) return;
    const isFull = !response.write(csvRows(entries.map(entry => cellsOf(visit, entry))));
    // Whoever closes the page has seen enough of it: that is no fault.
    if (isFull) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}

function cellsOf(visit: Visit<HistoryState>, entry: HistoryEntry): string[] {
  const words = entryInWords(visit, visit.state.access.recordId, entry);
  const reason = words.reason.length === 0 ? [] : [textOf(words.reason)];
  return [
    entry.day,
    entry.repeated === undefined ? clockTime(visit, entry.at) : timeInWords(visit, entry),
    words.said.map(textOf).join(' '),
    entry.who.specialty === undefined ? '' : specialtyName(visit.t, entry.who.specialty).text,
    entry.who.place,
    entry.document?.title ?? '',
    [...(words.why?.lines ?? []), ...reason].join(' '),
    words.unusual.join(' '),
  ];
}
