import type { Page } from '../../web/pages.ts';
import { carePath } from './care-page.ts';
import { type GapsState, gapsPath, gapsPerPage, openGaps } from './gap-state.ts';
import { gapInWords } from './gap-words.ts';

/** « Il manque un document ? »: the care whose paper is not among the documents, newest first. */
export const gapsPage: Page<GapsState> = {
  view: 'care-history/gaps',
  title: 'missing:title',
  back: ({ state }) => carePath(state.access.recordId),
  model: visit => {
    const { state, href } = visit;
    const { gaps, page } = state;
    const inWords = (list: typeof gaps.all) => list.map(gap => gapInWords(visit, gap, gaps));
    const open = openGaps(gaps);
    const from = (page - 1) * gapsPerPage;
    const pageHref = (number: number): string =>
      href(gapsPath(state.access.recordId, number === 1 ? '' : `/page/${number}`));
    // What was done already is told once, on the first page.
    const others = page === 1 ? gaps.all : [];
    return {
      hasCare: gaps.hasCare,
      open: inWords(open.slice(from, from + gapsPerPage)),
      count: open.length,
      page,
      newer: page > 1 ? pageHref(page - 1) : '',
      older: open.length > from + gapsPerPage ? pageHref(page + 1) : '',
      asked: inWords(others.filter(({ state: done }) => done === 'asked')),
      aside: inWords(others.filter(({ state: done }) => done === 'aside')),
      early: inWords(others.filter(({ state: done, isEarly }) => done === 'open' && isEarly)),
    };
  },
};
