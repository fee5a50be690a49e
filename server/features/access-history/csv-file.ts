import { once } from 'node:events';
import type { Response } from 'express';
import { todayIn } from '../../identity/calendar.ts';
import type { HistoryPart } from '../../record/history.ts';
import { beginHistoryExport, wholeHistory } from '../../record/history-export.ts';
import type { Visit } from '../../web/context.ts';
import { csvRows, csvStart } from '../../web/csv.ts';
import { type FieldError, wholeForm } from '../../web/forms.ts';
import type { AnyPage } from '../../web/pages.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { showPage } from '../../web/show-page.ts';
import { historyCells, historyHeads } from './table-words.ts';

/**
 * Sends a part of the history as a table for a spreadsheet, in answer to the form of `page`: no other site can make a
 * browser send it. It is in the journal before the first byte leaves, and flows some entries at a time.
 */
export async function sendTable<State extends RecordState>(
  visit: Visit<State>,
  response: Response,
  { part, page }: { part: HistoryPart; page: AnyPage<State> },
): Promise<void> {
  const { world, state } = visit;
  const { recordId } = state.access;
  if (!(await beginHistoryExport(world, state.access))) {
    response.status(429);
    const errors: FieldError[] = [{ field: wholeForm, key: 'history:keep.too-often' }];
    return showPage(visit, response, { page, errors });
  }
  response
    .attachment(`historique-${todayIn(world)}.csv`)
    .type('text/csv; charset=utf-8')
    .set('Cache-Control', 'no-store');
  response.write(csvStart + csvRows([historyHeads(visit)]));
  for await (const entries of wholeHistory(world, state.access, part)) {
    if (response.destroyed) return;
    const isFull = !response.write(csvRows(entries.map(entry => historyCells(visit, recordId, entry))));
    // Whoever closes the page has seen enough of it: that is no fault.
    if (isFull) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}
