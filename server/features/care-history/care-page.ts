import type { CareLine } from '../../record/care-history.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { byCarer, byMonth, type CareGroup, type CareView } from './views.ts';
import { lineInWords } from './words.ts';

/** How many lines a page shows: those of a month or two for somebody with much care. */
export const perPage = 40;

/** What a page of the care history knows. */
export interface CareState extends RecordState {
  /** The first day of the months that are kept. */
  readonly since: string;
  /** All headings, in order. */
  readonly groups: readonly CareGroup[];
  /** The lines of this page, in the order of their headings. */
  readonly lines: readonly CareLine[];
  /** The number of the page, from 1. */
  readonly page: number;
}

/** The path of « Mes soins » of a record, or of a page below it. */
export function carePath(recordId: string, rest = ''): string {
  return `/dmp/${recordId}/soins${rest}`;
}

const pagePath = (recordId: string, { path }: CareView, page: number): string =>
  carePath(recordId, page === 1 ? path : `${path}/page/${page}`);

/** Reads the number of a page from its path. @throws Problem 404 */
export function pageNumber(text: unknown): number {
  const page = Number(text ?? 1);
  if (!Number.isSafeInteger(page) || page < 1 || page > 10_000) throw new Problem(404);
  return page;
}

/** A heading, with its place among all lines. The same heading comes again where its lines go on on the next page. */
interface Placed extends CareGroup {
  readonly id: string;
  readonly start: number;
}

function place(groups: readonly CareGroup[]): Placed[] {
  let start = 0;
  return groups.map((group, at) => {
    const placed = { ...group, id: `soins-${at + 1}`, start };
    start += group.count;
    return placed;
  });
}

/** « Mes soins », by month or by carer. */
export function carePage(view: CareView): Page<CareState> {
  return {
    view: 'care-history/care',
    title: view.title,
    back: ({ state }) =>
      view.path === '' ? `/dmp/${state.access.recordId}` : carePath(state.access.recordId),
    model: visit => {
      const { state, href, t, language } = visit;
      const { page, lines } = state;
      const { recordId } = state.access;
      const groups = place(state.groups);
      const first = (page - 1) * perPage;
      const pageOf = (line: number): number => Math.floor(line / perPage) + 1;
      const all = groups.reduce((sum, { count }) => sum + count, 0);
      const linkTo = (number: number) => (number < 1 ? '' : href(pagePath(recordId, view, number)));
      return {
        ...{ number: page, since: showPartialDate(language, state.since) },
        ways: [byMonth, byCarer].map(way => ({
          href: href(carePath(recordId, way.path)),
          text: t(way.way),
          isHere: way === view,
        })),
        jump: {
          text: t(view.jump),
          links:
            all <= perPage
              ? []
              : groups.map(one => ({ ...one, href: `${linkTo(pageOf(one.start))}#${one.id}` })),
        },
        groups: groups
          .map(({ start, count, ...group }) => ({
            ...group,
            lines: lines
              .slice(Math.max(start - first, 0), Math.max(start + count - first, 0))
              .map(line => lineInWords(visit, line)),
          }))
          .filter(group => group.lines.length > 0),
        pager: {
          ...{ newerText: t(view.newer), olderText: t(view.older) },
          newer: linkTo(page - 1),
          older: linkTo(all > first + perPage ? page + 1 : 0),
        },
      };
    },
  };
}
