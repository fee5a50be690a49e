import type { LocaleKey } from '../../locale-keys.ts';
import type { Complaint, ComplaintHead } from '../../record/complaint.ts';
import { type ComplaintAbout, complaintAbout } from '../../record/complaint-about.ts';
import { ownComplaint, ownComplaints } from '../../record/complaints.ts';
import type { Visit } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { entryInSentences } from '../../web/entry-words.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import { complaintsPath, historyPath } from './paths.ts';

/** What a page about something that was sent knows. */
export interface SentState extends RecordState {
  readonly complaint: Complaint;
  /** The entry it is about, if any. */
  readonly about: ComplaintAbout | undefined;
}

/** Reads what the path names. @throws Problem 404 for an unknown id and for one of another record alike */
export async function loadSent(visit: Visit): Promise<SentState> {
  const state = await recordState(visit);
  const id = String(visit.request.params.complaint ?? '');
  const complaint = await ownComplaint(visit.world, state.access, id);
  if (complaint === undefined) throw new Problem(404);
  const { seq } = complaint;
  const about = seq === undefined ? undefined : await complaintAbout(visit.world, state.access, seq);
  return { ...state, complaint, about };
}

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
  const { access } = visit.state;
  return {
    receipt: head.receipt,
    kind: visit.t(kinds[head.kind]),
    progress: visit.t(states[head.state]),
    isAnswered: head.state === 'answered',
    date: showDate(visit, head.createdAt),
    time: showTime(visit, head.createdAt),
    answerBy: showDate(visit, head.answerBy),
    answeredOn: head.answeredAt === undefined ? '' : showDate(visit, head.answeredAt),
    href: visit.href(complaintsPath(access.recordId, `/suivi/${head.id}`)),
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
    pdf: visit.href(complaintsPath(access.recordId, `/suivi/${complaint.id}/signalement.pdf`)),
    list: visit.href(complaintsPath(access.recordId, '/liste')),
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
  back: ({ state }) => complaintsPath(state.access.recordId, '/liste'),
  model: showSent,
};

/** « Mes signalements ». */
export const listPage: Page<RecordState> = {
  view: 'complaints/list',
  title: 'complaints:list.title',
  back: ({ state }) => historyPath(state.access.recordId),
  model: async visit => {
    const heads = await ownComplaints(visit.world, visit.state.access);
    return {
      complaints: heads.map(head => showHead(visit, head)),
      write: visit.href(complaintsPath(visit.state.access.recordId)),
    };
  },
};
