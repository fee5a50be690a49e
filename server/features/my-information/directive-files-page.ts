import { z } from 'zod';
import { directivesType } from '../../record/document-types.ts';
import { type Document, documentOf, isOwn } from '../../record/documents.ts';
import { removeDocument, restoreDocument } from '../../record/write-documents.ts';
import { sizeInWords } from '../../web/cda/words.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { directiveFilesPath, documentsPath, informationPath } from '../../web/paths.ts';
import { isRecent } from '../../web/recent.ts';
import { done, justDone } from './done.ts';
import { inDraft } from './french-beside.ts';
import type { WishesState } from './state.ts';

const buttons = z.object({ undo: z.string().optional(), remove: z.string().optional() });
type Buttons = z.infer<typeof buttons>;

/** How many minutes « J'annule » is offered after a file was removed. */
const undoShown = 60;

const pathOf = ({ access }: WishesState): string => informationPath(access.recordId, directiveFilesPath);

/** The files that hold the advance directives: documents of that type, to look at, replace and remove. */
export const directiveFilesPage: AnyPage<WishesState> = formPage<WishesState, Buttons>({
  view: 'my-information/files',
  title: 'wishes:files.title',
  fields: buttons,
  back: ({ state }) => informationPath(state.access.recordId, '/volontes/directives'),
  model: async visit => {
    const { state, href, language } = visit;
    return {
      french: inDraft(language, 'wishes:files.lead'),
      files: state.files.map(document => shown(visit, document)),
      add: href(documentsPath(state.access.recordId, '/joindre/directives')),
      done: justDone(visit, pathOf(state)) ?? '',
      removed: await offered(visit),
    };
  },
  submit: carryOut,
});

/** A file as a button names it: its id, and the version that the page shows. */
const seenAs = ({ id, version }: Document): string => `${id}.${version}`;

function shown(visit: Visit<WishesState>, document: Document) {
  const { world, t, language, state, href } = visit;
  const at = (rest: string): string => href(documentsPath(state.access.recordId, `/${document.id}${rest}`));
  const { name, place } = document.author;
  const isMine = isOwn(state.access, document);
  return {
    seen: seenAs(document),
    title: document.title,
    href: at(''),
    about: t('wishes:files.about', {
      date: showPartialDate(language, document.day),
      size: sizeInWords(document.content.bytes, { language, timeZone: world.config.timeZone }),
    }),
    by: isMine ? '' : t('wishes:files.by', { name: name || place }),
    replace: isMine ? at('/remplacer') : '',
    isMine,
  };
}

/** The file that was removed in this visit a moment ago, as long as it can be brought back. */
async function removedHere({ world, request, state }: Visit<WishesState>): Promise<Document | undefined> {
  const last = request.session.documentRemoved;
  if (last === undefined || !isRecent(world, last.at, undoShown)) return undefined;
  const document = await documentOf(world, state.access, last.id);
  const isOne = document?.typeCode === directivesType && document.removedAt !== undefined;
  return isOne ? document : undefined;
}

async function offered(visit: Visit<WishesState>): Promise<{ seen: string; title: string } | undefined> {
  const document = await removedHere(visit);
  return document && { seen: seenAs(document), title: document.title };
}

async function carryOut(visit: Visit<WishesState>, { undo, remove }: Buttons): Promise<Outcome> {
  const { world, request, state } = visit;
  const { access, files } = state;
  const changed: Outcome = { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
  if (undo !== undefined) {
    const removed = await removedHere(visit);
    if (removed === undefined || seenAs(removed) !== undo) return changed;
    if (!(await restoreDocument(world, access, removed))) return changed;
    delete request.session.documentRemoved;
    return done(visit, 'restored', pathOf(state));
  }
  const document = files.find(file => seenAs(file) === remove && isOwn(access, file));
  if (document === undefined || !(await removeDocument(world, access, document))) return changed;
  request.session.documentRemoved = { id: document.id, at: world.now().toISOString() };
  return done(visit, undefined, pathOf(state));
}
