import { z } from 'zod';
import { announceForCarer } from '../../record/care-announce.ts';
import { carerLine, caringPath, type LoadCaring, nameOf } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { loadOpened, type OpenedState } from './document-page.ts';
import { noteDone } from './session.ts';
import { isKeptBack } from './words.ts';

/** A document that is kept back, for those who may say that it was announced. @throws Problem 404 for any other */
export function loadKeptBack(load: LoadCaring) {
  return async (visit: Visit): Promise<OpenedState> => {
    const state = await loadOpened(load)(visit);
    const mayAnnounce = state.rule === 'R3' || state.rule === 'R4';
    if (!mayAnnounce || !isKeptBack({ ...visit, state }, state.document)) throw new Problem(404);
    return state;
  };
}

const documentPath = (state: OpenedState): string => caringPath(state, `/documents/${state.document.id}`);

/** « Je l'ai annoncé »: the patient reads the document from now on (R2). */
export const announcePage = formPage<OpenedState, object>({
  view: 'care/announce',
  title: 'carer:announce.title',
  fields: z.object({}),
  back: ({ state }) => documentPath(state),
  model: visit => ({
    played: carerLine(visit),
    document: visit.state.document.title,
    patient: nameOf(visit.state.patient),
  }),
  submit: async (visit, _nothing) => {
    const { state, world } = visit;
    if (!(await announceForCarer(world, state.who, state.document.id))) throw new Problem(404);
    noteDone(visit, state.who, 'announced');
    return { go: documentPath(state) };
  },
});
