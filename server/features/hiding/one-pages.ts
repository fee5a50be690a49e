import { z } from 'zod';
import { writtenType } from '../../record/document-types.ts';
import { isOwn } from '../../record/documents.ts';
import { hideDocuments, showAgain } from '../../record/hiding.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome, type Page } from '../../web/pages.ts';
import { documentsPath, emergencyPath } from '../../web/paths.ts';
import { isRecent } from '../../web/recent.ts';
import { readersOf } from './readers.ts';
import type { HidingState } from './state.ts';

/** How many minutes a page says what was just done. */
const told = 10;

const pathOf = ({ access, document }: HidingState, rest = ''): string =>
  documentsPath(access.recordId, `/${document.id}${rest}`);

/** « Modifier »: what can be done with one document (the words of the leaflet). */
export const changePage: Page<HidingState> = {
  view: 'hiding/change',
  title: 'hiding:change.title',
  back: ({ state }) => pathOf(state),
  model: ({ state, href }) => {
    const { access, document } = state;
    const isMine = isOwn(access, document);
    const isWritten = isMine && document.format === 'text' && document.typeCode === writtenType;
    return {
      title: document.title,
      isHidden: document.isHidden,
      hide: document.isHidden ? '' : href(pathOf(state, '/interdire')),
      show: document.isHidden ? href(pathOf(state, '/autoriser')) : '',
      rewrite: isWritten ? href(pathOf(state, '/modifier')) : '',
      replace: isMine && !isWritten ? href(pathOf(state, '/remplacer')) : '',
      remove: isMine ? href(pathOf(state, '/supprimer')) : '',
    };
  },
};

const about = ({ state: { document } }: Visit<HidingState>): string =>
  `${document.id}.${document.version}.${document.isHidden}`;

const common = async (visit: Visit<HidingState>) => ({
  title: visit.state.document.title,
  isHidden: visit.state.document.isHidden,
  document: visit.href(pathOf(visit.state)),
  hide: visit.href(pathOf(visit.state, '/interdire')),
  show: visit.href(pathOf(visit.state, '/autoriser')),
  emergencyPath: emergencyPath(visit.state.access.recordId, 'hidden-documents'),
  readers: await readersOf(visit, [visit.state.document]),
});

/** « Interdire l'accès »: who will no longer see the document and who still will; then it is hidden. */
export const hidePage = formPage<HidingState, object>({
  view: 'hiding/hide',
  title: 'hiding:hide.title',
  fields: z.object({}),
  about,
  back: ({ state }) => pathOf(state, '/changer'),
  model: common,
  submit: hide,
});

/** « Autoriser l'accès »: the same, the other way round; then the way back. */
export const showPage = formPage<HidingState, { undo?: string | undefined }>({
  view: 'hiding/show',
  title: 'hiding:show.title',
  fields: z.object({ undo: z.string().optional() }),
  about,
  back: ({ state }) => pathOf(state, state.document.isHidden ? '/changer' : ''),
  model: async visit => ({ ...(await common(visit)), isDone: isJustShown(visit) }),
  submit: async (visit, { undo }) => {
    const { world, request, state } = visit;
    if (undo !== undefined) return hide(visit);
    const { document } = state;
    if (!(await showAgain(world, state.access, document)))
      return { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
    request.session.shownAgain = { id: document.id, at: world.now().toISOString() };
    return { go: pathOf(state, '/autoriser') };
  },
});

async function hide({ world, state }: Visit<HidingState>): Promise<Outcome> {
  const { id, count } = await hideDocuments(world, state.access, [state.document.id]);
  // Hidden already, in another tab: its page says so.
  if (count === 0) return { go: pathOf(state, '/interdire') };
  return { go: documentsPath(state.access.recordId, `/cacher/fait/${id}`) };
}

function isJustShown({ world, request, state }: Visit<HidingState>): boolean {
  const last = request.session.shownAgain;
  return last?.id === state.document.id && !state.document.isHidden && isRecent(world, last.at, told);
}
