import type { RequestHandler, Response, Router } from 'express';
import type { PostAccess } from '../identity/counter/trace.ts';
import { type Printing, printHeld, printLetter } from '../identity/post/print.ts';
import { readHeldLetters } from '../identity/post/queue.ts';
import type { Visit, Web } from './context.ts';
import { loadedPage, visitOf } from './pages.ts';
import { heldPage, letterOf, letterPage, type PostState, queuePage } from './post-pages.ts';
import { Problem } from './problems.ts';

/** The desk at which somebody sees to the post: its addresses, and who may. @throws what `load` does for anybody else */
export type PostDesk = PostState['desk'] & { load(visit: Visit): Promise<PostAccess> };

/** Adds the pages of the post queue, and the letters as files, at one desk. */
export function addPostRoutes(router: Router, web: Web, desk: PostDesk): void {
  const { path } = desk;
  const load = async (visit: Visit): Promise<PostState> => ({ desk, post: await desk.load(visit) });
  const loadHeld = async (visit: Visit) => {
    const state = await load(visit);
    return { ...state, held: await readHeldLetters(visit.world, state.post) };
  };
  router.all(path, loadedPage(web, queuePage, load));
  router.get(`${path}/lot/lettres.pdf`, heldFile(web, desk));
  router.all(`${path}/lot`, loadedPage(web, heldPage, loadHeld));
  router.get(`${path}/:letter/lettre.pdf`, letterFile(web, desk));
  router.all(`${path}/:letter`, loadedPage(web, letterPage, load));
}

/**
 * A letter as a PDF. Its address holds a random id, so no other site can have it fetched by the browser. One that was
 * printed before, or that somebody else prints, leads to its page, which says so.
 */
function letterFile(web: Web, desk: PostDesk): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const access = await desk.load(visit);
    const id = letterOf(request);
    const what = { printer: web.printer, id, isAgain: request.query.encore === 'oui' };
    const printing = await printLetter(web.world, access, what);
    send(response, { printing, name: 'lettre.pdf', page: visit.href(`${desk.path}/${id}`) });
  };
}

/** The letters that somebody holds as one PDF. */
function heldFile(web: Web, desk: PostDesk): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const access = await desk.load(visit);
    const what = { printer: web.printer, isAgain: request.query.encore === 'oui' };
    const printing = await printHeld(web.world, access, what);
    send(response, { printing, name: 'lettres.pdf', page: visit.href(`${desk.path}/lot`) });
  };
}

function send(
  response: Response,
  { printing, name, page }: { printing: Printing; name: string; page: string },
): void {
  response.set('Cache-Control', 'no-store');
  if (printing.is === 'gone') throw new Problem(404);
  if (printing.is !== 'printed') response.redirect(303, page);
  else response.attachment(name).type('pdf').send(Buffer.from(printing.pdf));
}
