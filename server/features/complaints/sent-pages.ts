import type { LocaleKey } from '../../locale-keys.ts';
import { closedRecordOf } from '../../record/closing.ts';
import type { Complaint, ComplaintHead } from '../../record/complaint.ts';
import { type ComplaintAbout, complaintAbout } from '../../record/complaint-about.ts';
import { ownComplaint, ownComplaints } from '../../record/complaints.ts';
import { isAllowed } from '../../record/permits.ts';
import type { Visit } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { entryInSentences } from '../../web/entry-words.ts';
import { accountOf } from '../../web/guards.ts';
import type { Page } from '../../web/pages.ts';
import { closedRecordPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import { closedComplaintsPath, complaintsPath, historyPath } from './paths.ts';

/** What a page about something that was sent knows. */
export interface SentState extends RecordState {
  readonly complaint: Complaint;
  /** The entry it is about, if any. */
  readonly about: ComplaintAbout | undefined;
}

/** Reads what the path names. @throws Problem 404 for an unknown id and for one of another record alike */
export async function loadSent(visit: Visit): Promise<SentState> {
  const state = await loadRecord(visit);
  const id = String(visit.request.params.complaint ?? '');
  const complaint = await ownComplaint(visit.world, state.access, id);
  if (complaint === undefined) throw new Problem(404);
  const { seq } = complaint;
  // The history of a closed record is read by nobody: what was written stands without the entry it is about.
  const isRead = seq !== undefined && isAllowed(visit.world, state.access, 'read-history');
  const about = isRead ? await complaintAbout(visit.world, state.access, seq) : undefined;
  return { ...state, complaint, about };
}

/** The record of the path; the own one of the account when it is closed. @throws Problem 404 */
export async function loadRecord(visit: Visit): Promise<RecordState> {
  if (visit.request.params.record !== undefined) return recordState(visit);
  const accountId = accountOf(visit.request);
  const closed = await closedRecordOf(visit.world, accountId);
  if (closed === undefined) throw new Problem(404);
  return { accountId, access: closed.access };
}

const isClosed = ({ access }: RecordState): boolean => access.status === 'closed';
const listOf = (state: RecordState): string =>
  isClosed(state) ? closedComplaintsPath() : complaintsPath(state.access.recordId, '/liste');
const followOf = (state: RecordState, id: string): string =>
  isClosed(state) ? closedComplaintsPath(`/${id}`) : complaintsPath(state.access.recordId, `/suivi/${id}`);

const kinds: Record<ComplaintHead['kind'], LocaleKey> = {
  question: 'complaints:kinds.question',
  complaint: 'complaints:kinds.complaint',
};
const states: Record<ComplaintHead['state'], LocaleKey> = {
  sent: 'complaints:states.sent',
  read: 'complaints:states.read',
  answered: 'complaints:states.answered',
};

function showHead(visit: Visit<RecordState>, head: ComplaintHead) {
  return {
    receipt: head.receipt,
    kind: visit.t(kinds[head.kind]),
    progress: visit.t(states[head.state]),
    isAnswered: head.state === 'answered',
    date: showDate(visit, head.createdAt),
    time: showTime(visit, head.createdAt),
    answerBy: showDate(visit, head.answerBy),
    answeredOn: head.answeredAt === undefined ? '' : showDate(visit, head.answeredAt),
    href: visit.href(followOf(visit.state, head.id)),
  };
}

function showSent(visit: Visit<SentState>) {
  const { complaint, about, access } = visit.state;
  return {
    ...showHead(visit, complaint),
    act: about === undefined ? '' : entryInSentences(visit, access.recordId, about.entry),
    words: complaint.text,
    hasBlocked: complaint.blocked !== '',
    answer: complaint.answer,
    pdf: visit.href(`${followOf(visit.state, complaint.id)}/signalement.pdf`),
    list: visit.href(listOf(visit.state)),
    history: visit.href(historyPath(access.recordId)),
  };
}

/** What was just sent: its number, what happens next and by when. */
export const sentPage: Page<SentState> = {
  view: 'complaints/sent',
  title: 'complaints:sent.title',
  back: ({ state }) => historyPath(state.access.recordId),
  model: showSent,
};

/** Something that was sent, how far it is, and its answer. */
export const followPage: Page<SentState> = {
  view: 'complaints/follow',
  title: 'complaints:follow.title',
  back: ({ state }) => listOf(state),
  model: showSent,
};

/** « Mes signalements ». */
export const listPage: Page<RecordState> = {
  view: 'complaints/list',
  title: 'complaints:list.title',
  back: ({ state }) => (isClosed(state) ? closedRecordPath : historyPath(state.access.recordId)),
  model: async visit => {
    const heads = await ownComplaints(visit.world, visit.state.access);
    return {
      complaints: heads.map(head => showHead(visit, head)),
      // Nothing is written about a closed record: it is opened again first.
      write: isClosed(visit.state) ? '' : visit.href(complaintsPath(visit.state.access.recordId)),
    };
  },
};
