import { z } from 'zod';
import { sendComplaint } from '../../identity/send-complaint.ts';
import { complaintKinds } from '../../record/complaint.ts';
import { type ComplaintAbout, complaintAbout } from '../../record/complaint-about.ts';
import type { Visit } from '../../web/context.ts';
import { actorInWords, entryInSentences } from '../../web/entry-words.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';
import { complaintsPath, historyPath } from './paths.ts';

/** How long a text may be, in characters as people count them. */
const longestText = 5000;

/** What the form knows: the record, and the entry it is about, if any. */
export interface FormState extends RecordState {
  readonly about: ComplaintAbout | undefined;
}

/** Reads the record and the entry of the path. @throws Problem 404 for a number that no entry of this record has */
export async function loadForm(visit: Visit): Promise<FormState> {
  const state = await recordState(visit);
  const { seq } = visit.request.params;
  if (seq === undefined) return { ...state, about: undefined };
  const number = /^[1-9]\d{0,8}$/.test(String(seq)) ? Number(seq) : 0;
  const about = await complaintAbout(visit.world, state.access, number);
  if (about === undefined) throw new Problem(404);
  return { ...state, about };
}

const fields = z.object({
  kind: z.enum(complaintKinds, 'complaints:form.no-kind'),
  text: z
    .string('complaints:form.no-text')
    .refine(text => !isBlank(text), 'complaints:form.no-text')
    .refine(text => lengthOf(text) <= longestText, 'complaints:form.long-text'),
  block: z.literal('yes').optional(),
});
type Typed = z.infer<typeof fields>;

/** « Ce n'est pas normal ? »: a question or a complaint about one entry or about anything, and blocking who acted at once. */
export const complaintForm = formPage<FormState, Typed>({
  view: 'complaints/form',
  title: 'complaints:form.title',
  back: ({ state }) => historyPath(state.access.recordId),
  fields,
  model: visit => {
    const { about, access } = visit.state;
    return {
      act: about === undefined ? '' : entryInSentences(visit, access.recordId, about.entry),
      who: about === undefined ? '' : actorInWords(visit, about.entry),
      block: about?.block ?? 'no',
      list: visit.href(complaintsPath(access.recordId, '/liste')),
    };
  },
  submit,
});

async function submit({ web, world, state, language }: Visit<FormState>, typed: Typed): Promise<Outcome> {
  const { access, about } = state;
  const sent = await sendComplaint(world, access, {
    kind: typed.kind,
    text: typed.text.replaceAll('\r\n', '\n').trim(),
    block: typed.block === 'yes',
    seq: about?.act.seq,
    language: language.code,
  });
  if (sent === 'too-many') return { errors: [{ field: wholeForm, key: 'complaints:form.too-many' }] };
  if (sent === 'cannot-block') return { errors: [{ field: wholeForm, key: 'complaints:form.cannot-block' }] };
  if (sent === 'no-entry') throw new Problem(404);
  web.wake();
  return { go: complaintsPath(access.recordId, `/recu/${sent.id}`) };
}
