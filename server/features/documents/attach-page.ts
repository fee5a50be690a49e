import { todayIn } from '../../identity/calendar.ts';
import { ownTypes } from '../../record/document-types.ts';
import { ownTypeName } from '../../web/document-words.ts';
import { formPage } from '../../web/pages.ts';
import { addFiles } from './attach-add.ts';
import { attachFields, dayFields, type SaidOfFiles } from './attach-fields.ts';
import { type AttachState, holdFiles } from './attach-state.ts';
import { refusalError, shownName } from './attach-words.ts';

/** « Joindre un fichier »: one form for several files, each of which becomes a document. */
export const attachPage = formPage<AttachState, SaidOfFiles>({
  view: 'documents/attach',
  title: 'attach:title',
  fields: ({ world }) => attachFields(todayIn(world)),
  back: ({ state }) => `/dmp/${state.access.recordId}/documents`,
  start: ({ world }) => dayFields(todayIn(world)),
  model: visit => {
    const { state, t, request } = visit;
    holdFiles(visit, state.access.recordId);
    return {
      types: ownTypes.map(({ code }) => ({ value: code, label: ownTypeName(t, code) })),
      held: state.files.map(({ name }) => shownName(name)),
      // Files cannot be given back to a field: whoever had chosen some chooses them again.
      isAgain: request.shownAgain !== undefined && state.files.length === 0,
    };
  },
  submit: async (visit, said) => {
    const { files, refused, access } = visit.state;
    if (files.length === 0 && refused.length > 0) return { errors: refused.map(refusalError) };
    if (files.length === 0) return { errors: [{ field: 'files', key: 'attach:error.no-file' }] };
    await addFiles(visit, said);
    return { go: `/dmp/${access.recordId}/documents/joindre/fait` };
  },
});
