import type { Request, Response } from 'express';
import { asKey } from '../../i18n.ts';
import { ownForCarer } from '../../record/care-own.ts';
import { openForCarer } from '../../record/care-reading.ts';
import type { Document } from '../../record/documents.ts';
import type { RuleName } from '../../record/policy/rule.ts';
import { type CaringState, carerLine, caringPath, type LoadCaring } from '../../web/caring.ts';
import { sizeInWords } from '../../web/cda/words.ts';
import type { Visit, Web } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { DocumentContents } from '../../web/document-contents.ts';
import { className, typeName } from '../../web/document-words.ts';
import { type Page, visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { justDone } from './session.ts';
import { authorInWords, isKeptBack } from './words.ts';

/** What the page of one document knows. The trace of the opening is on disk. */
export interface OpenedState extends CaringState {
  readonly document: Document;
  /** The rule that opened it. */
  readonly rule: RuleName;
}

type How = Omit<Parameters<typeof openForCarer>[2], 'id'>;

/** Opens the document that the path names, for a professional. @throws Problem 404 for an unknown and a forbidden one, alike */
function open(load: LoadCaring, how: How) {
  return async (visit: Visit): Promise<OpenedState> => {
    const state = await load(visit);
    const id = String(visit.request.params.document ?? '');
    const opened = await openForCarer(visit.world, state.who, { id, ...how });
    if (opened === undefined) throw new Problem(404);
    return { ...state, ...opened };
  };
}

/** @see open */
export const loadOpened = (load: LoadCaring) => open(load, { verb: 'document.read' });

/** One document, as its page shows it to the patient, without what only the patient may do. */
export function documentPage(contents: DocumentContents): Page<OpenedState> {
  return {
    view: 'care/document',
    title: 'documents:document.title',
    titleValues: ({ state }) => ({ title: state.document.title }),
    back: ({ state }) => caringPath(state),
    model: async visit => {
      const { state, t, language, world } = visit;
      const { document, patient } = state;
      const hrefOf = (rest: string): string =>
        visit.href(caringPath(state, `/documents/${document.id}${rest}`));
      const reader = { language, timeZone: world.config.timeZone };
      const done = justDone(visit, state.who);
      return {
        played: carerLine(visit),
        title: document.title,
        type: typeName(t, document.typeCode),
        className: className(t, document.classCode),
        day: showPartialDate(language, document.day),
        author: authorInWords(visit, document),
        done: done === undefined ? '' : t(asKey(`carer:done.${done}`)),
        isHidden: document.isHidden,
        isKeptBack: isKeptBack(visit, document),
        shown: await contents.read(visit, { document, insuredId: patient.id, hrefOf }),
        size: sizeInWords(document.content.bytes, reader),
        open: hrefOf('/ouvrir'),
        keep: hrefOf('/fichier'),
        ...(await waysOn(visit, hrefOf)),
      };
    },
  };
}

/** What can be done with a document: its author replaces and withdraws it, who reads by R3 or R4 says that it was announced. */
async function waysOn(visit: Visit<OpenedState>, hrefOf: (rest: string) => string) {
  const { world, state } = visit;
  const { document, rule, who } = state;
  const isOwn = (await ownForCarer(world, who, document.id)) !== undefined;
  const mayAnnounce = isKeptBack(visit, document) && (rule === 'R3' || rule === 'R4');
  return {
    replace: isOwn ? hrefOf('/remplacer') : '',
    withdraw: isOwn ? hrefOf('/retirer') : '',
    announce: mayAnnounce ? hrefOf('/annoncer') : '',
  };
}

/** What the page of a document shows is one reading with it. */
const partOfPage = { verb: 'document.read', isPart: true } as const;

/** Sends the file of a document, or a file inside it, with its own trace but where it is part of the page. */
export function fileSender(web: Web, contents: DocumentContents, load: LoadCaring) {
  return {
    async file(request: Request, response: Response, how: 'open' | 'keep'): Promise<void> {
      const act = how === 'keep' ? ({ verb: 'document.downloaded' } as const) : partOfPage;
      const { document } = await open(load, act)(visitOf(web, request, undefined));
      await contents.sendFile(web, response, { document, how });
    },
    async piece(request: Request, response: Response): Promise<void> {
      const { document } = await open(load, partOfPage)(visitOf(web, request, undefined));
      await contents.sendPiece(web, response, { document, number: Number(request.params.piece) });
    },
  };
}
