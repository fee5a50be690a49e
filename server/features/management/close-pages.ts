import { z } from 'zod';
import { closeRecord, reopenRecord } from '../../identity/close-record.ts';
import { type ClosedRecord, closedRecordOf } from '../../record/closing.ts';
import { ownComplaints } from '../../record/complaints.ts';
import { accessTo } from '../../record/records.ts';
import { ownRecord } from '../../record/records-store.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import { accountOf } from '../../web/guards.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { closedRecordPath, managementPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { wants } from '../../web/wants.ts';

/** « Fermer mon DMP »: what will change and for whom, before password and code are asked for. */
export const beforeClosingPage: Page<RecordState> = {
  view: 'management/close',
  title: 'management:close.title',
  back: ({ state }) => managementPath(state.access.recordId),
  model: ({ state, href }) => ({
    next: href(wants.fermer),
    keep: href(managementPath(state.access.recordId)),
    take: href(`/dmp/${state.access.recordId}/emporter-mon-dossier`),
  }),
};

/** The own record of the account. @throws Problem 404 when there is none that is open */
export async function loadOwn(visit: Visit): Promise<RecordState> {
  const accountId = accountOf(visit.request);
  const recordId = await ownRecord(visit.world.db, accountId);
  const access = recordId && (await accessTo(visit.world, { accountId, recordId }));
  if (!access) throw new Problem(404);
  return { accountId, access };
}

/** The last step, behind password and code: the record is closed. */
export const closePage = formPage<RecordState, object>({
  view: 'management/close-now',
  title: 'management:close.now-title',
  fields: z.object({}),
  back: ({ state }) => managementPath(state.access.recordId, '/fermer'),
  model: ({ state, href }) => ({ keep: href(managementPath(state.access.recordId)) }),
  submit: async ({ world, web, state }) => {
    await closeRecord(world, state.access);
    web.wake();
    return { go: closedRecordPath };
  },
});

/** The closed record of the account. @throws Problem 404 when there is none */
export async function loadClosed({ world, request }: Visit): Promise<ClosedRecord> {
  const closed = await closedRecordOf(world, accountOf(request));
  if (closed === undefined) throw new Problem(404);
  return closed;
}

/** All that an account sees of its closed record: that it is closed, the way to open it again, and what was answered. */
export const closedPage = formPage<ClosedRecord, object>({
  view: 'management/closed',
  title: 'management:closed.title',
  fields: z.object({}),
  model: async visit => ({
    date: showDate(visit, visit.state.closedAt),
    complaints: (await ownComplaints(visit.world, visit.state.access)).length,
    complaintsPath: visit.href(`${closedRecordPath}/signalements`),
  }),
  submit: async ({ world, web, request, state }) => {
    const { accountId, recordId } = state.access;
    await reopenRecord(world, accountId);
    web.wake();
    const at = world.now().toISOString();
    request.session.managementDone = { recordId, page: 'hub', what: 'reopened', rpps: '', at };
    return { go: managementPath(recordId) };
  },
});
