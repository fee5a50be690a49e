import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import {
  type OperatorLetter,
  postLetter,
  printLetter,
  readLetter,
  readPostQueue,
} from '../../identity/operator/post.ts';
import { LetterGone } from '../../messages/post.ts';
import type { Visit, Web } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Page, visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { loadOperator, type OperatorState } from './state.ts';

/** How many letters a page shows. The oldest come first, so sending them brings up the next ones. */
const most = 50;

/** The letters that wait to be printed and posted, by the name on the envelope. */
export const postPage: Page<OperatorState> = {
  view: 'operator/post',
  title: 'operator:post.title',
  back: () => '/operateur/accueil',
  model: async visit => {
    const letters = await readPostQueue(visit.world, visit.state.access, most);
    return {
      most,
      letters: letters.map(letter => ({
        name: letter.recipient[0] ?? '',
        written: showDate(visit, new Date(letter.createdAt)),
        isPrinted: letter.printedAt !== null,
        href: visit.href(`/operateur/courrier/${letter.id}`),
      })),
    };
  },
};

/** One letter: print it, then say that it went to the post. */
export const letterPage = formPage<OperatorState, object>({
  view: 'operator/letter',
  title: 'operator:letter.title',
  fields: z.object({}),
  back: () => '/operateur/courrier',
  model: async visit => {
    const id = letterId(visit.request);
    const letter = await readLetter(visit.world, visit.state.access, id);
    if (letter === undefined) throw new Problem(404);
    return { ...showLetter(visit, letter), pdf: visit.href(`/operateur/courrier/${id}/lettre.pdf`) };
  },
  submit: async ({ world, request, state }) => {
    const result = await postLetter(world, state.access, letterId(request));
    if (result === 'posted') return { go: '/operateur/courrier' };
    return { errors: [{ field: wholeForm, key: `operator:letter.${result}` }] };
  },
});

function showLetter(visit: Visit<OperatorState>, letter: OperatorLetter) {
  const day = (instant: string | null) => (instant === null ? '' : showDate(visit, new Date(instant)));
  return {
    name: letter.recipient[0] ?? '',
    written: day(letter.createdAt),
    printed: day(letter.printedAt),
    posted: day(letter.postedAt),
  };
}

const letterId = (request: Request): string => String(request.params.letter ?? '');

/** The letter as a PDF. Its address holds a random id, so no other site can have it fetched by the operator's browser. */
export function letterFile(web: Web): RequestHandler {
  return async (request, response) => {
    const { access } = await loadOperator(visitOf(web, request, undefined));
    const what = { printer: web.printer, id: letterId(request) };
    const pdf = await printLetter(web.world, access, what).catch((error: unknown) => {
      throw error instanceof LetterGone ? new Problem(404) : error;
    });
    response.attachment('lettre.pdf').type('pdf').send(Buffer.from(pdf));
  };
}
