import type { KeptCareLine } from '../../record/care-history.ts';
import type { Gap, Gaps } from '../../record/document-gaps.ts';
import { lineInWords } from '../../web/care-line-words.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { byCarer, byMonth, type CareGroup, type CareView } from './views.ts';

/** How many lines a page shows: those of a month or two for somebody with much care. */
export const perPage = 40;

/** What a page of the care history knows. */
export interface CareState extends RecordState {
  /** The first day of the months that are kept. */
  readonly since: string;
  /** All headings, in order. */
  readonly groups: readonly CareGroup[];
  /** The lines of this page, in the order of their headings. */
  readonly lines: readonly KeptCareLine[];
  /** The number of the page, from 1. */
  readonly page: number;
  /** The documents that are missing, for the links on the lines. */
  readonly gaps: Gaps;
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
      const missing = state.gaps.all.filter(gap => !gap.isEarly && gap.state !== 'aside');
      const gapOf = new Map(missing.flatMap(gap => gap.lines.map(({ id }) => [id, gap] as const)));
      const linkTo = (number: number) => (number < 1 ? '' : href(pagePath(recordId, view, number)));
      return {
        ...{ number: page, since: showPartialDate(language, state.since) },
        ways: [byMonth, byCarer].map(way => ({
          href: href(carePath(recordId, way.path)),
          text: t(way.way),
          isHere: way === view,
        })),
        missing: href(carePath(recordId, '/manque')),
        missingCount: missing.filter(gap => gap.state === 'open').length,
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
              .map(line => ({ ...lineInWords(visit, line), ...askFor(visit, gapOf.get(line.id)) })),
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

/** The link that leads from some care to its missing document. */
function askFor({ state, href, t }: Visit<CareState>, gap: Gap | undefined): { href?: string; act?: string } {
  if (gap === undefined) return {};
  const path = carePath(state.access.recordId, `/manque/${gap.id}`);
  return { href: href(path), act: t(gap.state === 'asked' ? 'missing:link.asked' : 'missing:link.line') };
}
