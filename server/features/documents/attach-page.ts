import { todayIn } from '../../identity/calendar.ts';
import { ownTypes } from '../../record/document-types.ts';
import type { Visit } from '../../web/context.ts';
import { dayFields } from '../../web/day-fields.ts';
import { ownTypeName } from '../../web/document-words.ts';
import { refusalError, shownName } from '../../web/file-words.ts';
import { holdFiles } from '../../web/form-files.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { documentsPath, informationPath } from '../../web/paths.ts';
import { addFiles } from './attach-add.ts';
import { attachFields, type SaidOfFiles } from './attach-fields.ts';
import type { Purpose } from './attach-purposes.ts';
import type { AttachState } from './attach-state.ts';

/** « Joindre un fichier »: one form for several files, each of which becomes a document. */
export function attachPage(purpose?: Purpose): AnyPage<AttachState> {
  return formPage<AttachState, SaidOfFiles>({
    view: 'documents/attach',
    title: purpose?.title ?? 'attach:title',
    fields: ({ world }) => attachFields(todayIn(world), purpose?.typeCode),
    back: ({ state }) => homeOf(state),
    start: ({ world, t }) => ({
      ...dayFields(todayIn(world)),
      ...(purpose && { title: t(purpose.name) }),
    }),
    model: visit => {
      const { state, t, request } = visit;
      holdFiles(visit);
      return {
        lead: purpose?.lead ?? 'attach:lead',
        types: purpose ? [] : ownTypes.map(({ code }) => ({ value: code, label: ownTypeName(t, code) })),
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
      return {
        go: purpose && isAllAdded(visit) ? kept(visit) : documentsPath(access.recordId, '/joindre/fait'),
      };
    },
  });
}

/** The page that files are added from. */
function homeOf({ access, purpose }: AttachState): string {
  return purpose ? informationPath(access.recordId, purpose.home) : documentsPath(access.recordId);
}

function isAllAdded({ request }: Visit<AttachState>): boolean {
  const { attached } = request.session;
  return attached !== undefined && attached.refused.length + attached.twins.length === 0;
}

/** Leads back to the page that files were added from, which says that they are kept. */
function kept({ world, request, state }: Visit<AttachState>): string {
  const path = homeOf(state);
  request.session.informationDone = { what: 'saved', path, at: world.now().toISOString() };
  return path;
}
