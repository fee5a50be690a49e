import type { Response } from 'express';
import { todayIn } from '../../identity/calendar.ts';
import { beginExport } from '../../record/export.ts';
import { holdExport } from '../../record/export-hold.ts';
import { type FieldError, wholeForm } from '../../web/forms.ts';
import { saveSession } from '../../web/session.ts';
import { leaveUntouched } from '../../web/session-store.ts';
import { showPage } from '../../web/show-page.ts';
import { sendArchive } from './archive.ts';
import { exportPage } from './export-page.ts';
import { filesOfArchive, gather } from './files.ts';
import type { Gathered } from './index-file.ts';
import type { ExportVisit } from './state.ts';

/** How long the browser may take nothing before the line is closed, in milliseconds: its place is for others. */
const patience = 120_000;

/**
 * Sends the record as a ZIP, in answer to the form of the page. A form and not a link: no browser fetches it in advance, and
 * no other site can make one send it. It is in the journal before the first byte leaves.
 */
export async function sendRecord(visit: ExportVisit, response: Response): Promise<void> {
  const { world, state } = visit;
  const release = await holdExport(world, state.access);
  if (release === undefined) return refuse(visit, response, 'under-way');
  try {
    if (!(await beginExport(world, state.access, state.size.count))) {
      return await refuse(visit, response, 'too-often');
    }
    await stream(visit, response, await gather(visit));
  } finally {
    await release();
  }
}

async function stream(visit: ExportVisit, response: Response, gathered: Gathered): Promise<void> {
  response
    .attachment(`mon-dmp-${todayIn(visit.world)}.zip`)
    .type('application/zip')
    .set('Cache-Control', 'no-store');
  // The press of the button counts, and not the end of the file: somebody may have left long before it.
  await saveSession(visit.request);
  leaveUntouched(visit.request.session);
  response.setTimeout(patience, () => response.destroy());
  // Whoever closes the page or loses the line has seen enough of it: that is no fault.
  await sendArchive(filesOfArchive(visit, gathered), response);
}

async function refuse(visit: ExportVisit, response: Response, why: 'under-way' | 'too-often'): Promise<void> {
  response.status(429);
  const errors: FieldError[] = [{ field: wholeForm, key: `export:error.${why}` }];
  await showPage(visit, response, { page: exportPage, errors });
}
