import type { Request } from 'express';
import { z } from 'zod';
import type { PostAccess } from '../identity/counter/trace.ts';
import { giveBackLetters, mostAtOnce, takeLetters } from '../identity/post/hold.ts';
import { postHeld } from '../identity/post/print.ts';
import { type PostLetter, postLetter, readLetter, readPostQueue } from '../identity/post/queue.ts';
import type { LocaleKey } from '../locale-keys.ts';
import type { QueuedLetter } from '../messages/post.ts';
import type { Visit } from './context.ts';
import { showDate, showTime } from './dates.ts';
import { wholeForm } from './forms.ts';
import { type AnyPage, formPage } from './pages.ts';
import { Problem } from './problems.ts';

/** Who sees to the post on a page, and where these pages are. */
export interface PostState {
  readonly post: PostAccess;
  /** The address of the queue, after the language, and of the page before it. */
  readonly desk: { readonly path: string; readonly home: string };
}

/** What the page of the letters that one holds knows besides. */
export interface HeldState extends PostState {
  readonly held: readonly QueuedLetter[];
}

/** The word in the address of a file that says that somebody wants it once more. */
export const once = '?encore=oui';

/** The letters that wait to be printed and posted, by the name on the envelope; all that are new are taken at once. */
export const queuePage = formPage<PostState, object>({
  view: 'post/queue',
  title: 'operator:post.title',
  fields: z.object({}),
  back: ({ state }) => state.desk.home,
  model: async visit => {
    const { post, desk } = visit.state;
    const letters = await readPostQueue(visit.world, post, mostAtOnce);
    return {
      most: mostAtOnce,
      hasNew: letters.some(({ printedAt }) => printedAt === null),
      held: visit.href(`${desk.path}/lot`),
      letters: letters.map(letter => ({
        ...showQueued(visit, letter),
        href: visit.href(`${desk.path}/${letter.id}`),
      })),
    };
  },
  submit: async ({ world, state }) => {
    if ((await takeLetters(world, state.post)) > 0) return { go: `${state.desk.path}/lot` };
    return { errors: [{ field: wholeForm, key: 'counter:post.none-free' }] };
  },
});

/** One letter: print it, then say that it went to the post. */
export const letterPage = formPage<PostState, object>({
  view: 'post/letter',
  title: 'operator:letter.title',
  fields: z.object({}),
  back: ({ state }) => state.desk.path,
  model: async visit => {
    const { post, desk } = visit.state;
    const id = letterOf(visit.request);
    const letter = await readLetter(visit.world, post, id);
    if (letter === undefined) throw new Problem(404);
    const again = letter.printedAt === null ? '' : once;
    return { ...showLetter(visit, letter), pdf: visit.href(`${desk.path}/${id}/lettre.pdf${again}`) };
  },
  submit: async ({ world, request, state }) => {
    const result = await postLetter(world, state.post, letterOf(request));
    if (result === 'posted') return { go: state.desk.path };
    const key: LocaleKey = result === 'taken' ? 'counter:post.taken' : `operator:letter.${result}`;
    return { errors: [{ field: wholeForm, key }] };
  },
});

/** The letters that somebody took: one file to print, then all of them are posted, or given back. */
export const heldPage: AnyPage<HeldState> = formPage<HeldState, { back?: string | undefined }>({
  view: 'post/held',
  title: 'counter:held.title',
  fields: z.object({ back: z.string().optional() }),
  back: ({ state }) => state.desk.path,
  about: ({ state }) => state.held.map(({ id }) => id).join(' '),
  model: visit => {
    const { held, desk } = visit.state;
    const printed = held.filter(({ printedAt }) => printedAt !== null);
    const [first] = printed;
    return {
      count: held.length,
      isPrinted: held.length > 0 && printed.length === held.length,
      printed: first === undefined ? '' : showPrinted(visit, first),
      letters: held.map(letter => showQueued(visit, letter)),
      queue: visit.href(desk.path),
      pdf: visit.href(`${desk.path}/lot/lettres.pdf${first === undefined ? '' : once}`),
    };
  },
  submit: async ({ world, state }, { back }) => {
    if (back === 'yes') await giveBackLetters(world, state.post);
    else if ((await postHeld(world, state.post)) === 0)
      return { errors: [{ field: wholeForm, key: 'counter:held.not-printed' }] };
    return { go: state.desk.path };
  },
});

/** The letter that the address names. */
export const letterOf = (request: Request): string => String(request.params.letter ?? '');

function showQueued(visit: Visit<PostState>, letter: QueuedLetter) {
  return {
    name: letter.recipient[0] ?? '',
    written: showDate(visit, new Date(letter.createdAt)),
    printed: letter.printedAt === null ? '' : showPrinted(visit, letter),
  };
}

/** « Déjà imprimée le 3 mars 2026 à 14 h 30 » */
function showPrinted(visit: Visit<PostState>, { printedAt }: QueuedLetter): string {
  const at = new Date(printedAt ?? '');
  return visit.t('counter:post.printed-on', { date: showDate(visit, at), hour: showTime(visit, at) });
}

function showLetter(visit: Visit<PostState>, letter: PostLetter) {
  const day = (instant: string | null) => (instant === null ? '' : showDate(visit, new Date(instant)));
  return {
    name: letter.recipient[0] ?? '',
    written: day(letter.createdAt),
    printed: day(letter.printedAt),
    again: letter.printedAt === null ? '' : showPrinted(visit, letter),
    posted: day(letter.postedAt),
    isTaken: letter.isTaken,
  };
}
