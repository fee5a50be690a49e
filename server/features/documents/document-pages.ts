import { z } from 'zod';
import { typeOf } from '../../record/document-types.ts';
import { isOwn } from '../../record/documents.ts';
import { markRead, removeDocument, restoreDocument } from '../../record/write-documents.ts';
import { sizeInWords } from '../../web/cda/words.ts';
import { showDate, showPartialDate, showTime } from '../../web/dates.ts';
import { className } from '../../web/document-words.ts';
import { type AnyPage, formPage, type Page } from '../../web/pages.ts';
import { isRecent } from '../../web/recent.ts';
import { documentsPath } from './paths.ts';
import { addressOf, readerOf, readForPage } from './reading.ts';
import type { DocumentState } from './state.ts';
import { authorInWords, kindInWords } from './words.ts';
import { canRewrite } from './write-page.ts';

/** How many minutes the page of a document says that it was just kept. */
const told = 2;

/** One document: what it is, what can be done with it, and its contents in the page. */
export const documentPage: Page<DocumentState> = {
  view: 'documents/document',
  title: 'documents:document.title',
  titleValues: ({ state }) => ({ title: state.document.title }),
  back: ({ state }) => documentsPath(state.access.recordId),
  model: async visit => {
    const { world, request, state, t } = visit;
    const { document, access } = state;
    if (!document.isRead) await markRead(world, access, document);
    const added = request.session.documentAdded;
    const isWritten = canRewrite(state);
    return {
      title: document.title,
      isKept: added?.id === document.id && isRecent(world, added.at, told),
      type: kindInWords(visit, access, document),
      isKnownType: typeOf(document.typeCode) !== undefined,
      className: className(t, document.classCode),
      day: showPartialDate(visit.language, document.day),
      author: authorInWords(visit, access, document),
      added: `${showDate(visit, document.addedAt)}, ${showTime(visit, document.addedAt)}`,
      version: document.version,
      size: sizeInWords(document.content.bytes, readerOf(visit)),
      format: document.format,
      shown: await readForPage(visit),
      open: document.format === 'pdf' ? addressOf(visit, '/ouvrir') : '',
      keep: addressOf(visit, '/fichier'),
      change: addressOf(visit, '/changer'),
      replace: isOwn(access, document) && !isWritten ? addressOf(visit, '/remplacer') : '',
      remove: isOwn(access, document) ? addressOf(visit, '/supprimer') : '',
      isHidden: document.isHidden,
    };
  },
};

/** Takes a document of one's own away, after a look at what that means; or, when that is done, brings it back. */
export function removePage(state: DocumentState): AnyPage<DocumentState> {
  const isRemoved = state.document.removedAt !== undefined;
  return formPage<DocumentState, object>({
    view: isRemoved ? 'documents/removed' : 'documents/remove',
    title: isRemoved ? 'documents:removed.title' : 'documents:remove.title',
    fields: z.object({}),
    about: () => `${state.document.id}.${isRemoved}`,
    back: () => documentsPath(state.access.recordId, isRemoved ? '' : `/${state.document.id}`),
    model: visit => ({
      title: state.document.title,
      documents: visit.href(documentsPath(state.access.recordId)),
      document: addressOf({ ...visit, state }, ''),
    }),
    submit: async visit => {
      const { world, request } = visit;
      const { access, document } = state;
      const act = isRemoved ? restoreDocument : removeDocument;
      if (!(await act(world, access, document)))
        return { errors: [{ field: '', key: 'common:error.changed' }] };
      if (isRemoved) {
        delete request.session.documentRemoved;
        return { go: documentsPath(access.recordId, `/${document.id}`) };
      }
      request.session.documentRemoved = { id: document.id, at: world.now().toISOString() };
      return { go: documentsPath(access.recordId, `/${document.id}/supprimer`) };
    },
  });
}
