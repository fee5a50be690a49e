import type { Request } from 'express';
import { z } from 'zod';
import { answerComplaint, openComplaintAs, readComplaintList } from '../../identity/operator/complaints.ts';
import type { ComplaintHead } from '../../record/complaint.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import { actInSentences } from '../../web/entry-sentence.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';
import { beforeOf, perPage, placeOf } from './list-place.ts';
import type { OperatorState } from './state.ts';

const paths = { open: '/operateur/signalements', answered: '/operateur/signalements/traites' };
/** How long an answer may be, in characters as people count them. */
const longestAnswer = 5000;

/** What waits for an answer or has one, oldest first, a page at a time. */
function listPage(state: 'open' | 'answered'): Page<OperatorState> {
  return {
    view: 'operator/complaints',
    title: state === 'open' ? 'complaints:operator.list-title' : 'complaints:operator.answered-title',
    back: () => (state === 'open' ? '/operateur/accueil' : paths.open),
    model: async visit => {
      const after = beforeOf(visit.request, 'apres');
      // One more than a page holds tells whether there is a next one.
      const what = { state, after, most: perPage + 1 };
      const heads = await readComplaintList(visit.world, visit.state.access, what);
      const shown = heads.slice(0, perPage);
      const last = heads.length > perPage ? shown.at(-1) : undefined;
      return {
        isOpen: state === 'open',
        complaints: shown.map(head => showHead(visit, head)),
        more: last === undefined ? '' : visit.href(`${paths[state]}?apres=${placeOf(last)}`),
        answered: state === 'open' ? visit.href(paths.answered) : '',
      };
    },
  };
}

export const openComplaintsPage = listPage('open');
export const answeredComplaintsPage = listPage('answered');

function showHead(visit: Visit<OperatorState>, head: ComplaintHead) {
  const { t } = visit;
  return {
    receipt: head.receipt,
    kind: t(head.kind === 'question' ? 'complaints:kinds.question' : 'complaints:kinds.complaint'),
    sent: showDate(visit, head.createdAt),
    answerBy: showDate(visit, head.answerBy),
    isNew: head.state === 'sent',
    answeredOn: head.answeredAt === undefined ? '' : showDate(visit, head.answeredAt),
    href: visit.href(`${paths.open}/${head.id}`),
  };
}

const fields = z.object({
  text: z
    .string('complaints:operator.no-answer')
    .refine(text => !isBlank(text), 'complaints:operator.no-answer')
    .refine(text => lengthOf(text) <= longestAnswer, 'complaints:operator.long-answer'),
});

/** One of them. Opening it is written in the history of the person, who is told of the answer. */
export const complaintPage = formPage<OperatorState, z.infer<typeof fields>>({
  view: 'operator/complaint',
  title: 'complaints:operator.title',
  fields,
  back: () => paths.open,
  model: async visit => {
    const opened = await openComplaintAs(visit.world, visit.state.access, complaintId(visit.request));
    if (opened === undefined) throw new Problem(404);
    const { complaint, act } = opened;
    return {
      ...showHead(visit, complaint),
      act: act === undefined ? '' : actInSentences(visit, act, 'operator'),
      isErased: complaint.text === undefined,
      words: complaint.text ?? '',
      language: complaint.language,
      hasBlocked: (complaint.blocked ?? '') !== '',
      answer: complaint.answer ?? '',
    };
  },
  submit: async ({ web, world, request, state }, { text }) => {
    const answer = text.replaceAll('\r\n', '\n').trim();
    const isDone = await answerComplaint(world, state.access, { id: complaintId(request), answer });
    if (!isDone) return { errors: [{ field: wholeForm, key: 'complaints:operator.answered-before' }] };
    web.wake();
    return { go: paths.open };
  },
});

const complaintId = (request: Request): string => String(request.params.complaint ?? '');
