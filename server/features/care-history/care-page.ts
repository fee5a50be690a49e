import type { LocaleKey } from '../../locale-keys.ts';
import type { CareHistory, CareLine, KeptCareLine } from '../../record/care-history.ts';
import type { Gap, Gaps } from '../../record/document-gaps.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { lineInWords } from './words.ts';

/** What a page of the care history knows. */
export interface CareState extends RecordState {
  readonly history: CareHistory;
  readonly gaps: Gaps;
}

/** The path of « Mes soins » of a record, or of a page below it. */
export function carePath(recordId: string, rest = ''): string {
  return `/dmp/${recordId}/soins${rest}`;
}

/** A heading and the lines below it. `isFact`: it is what the insurer wrote, in French. */
interface Group {
  readonly title: string;
  readonly isFact: boolean;
  readonly lines: readonly KeptCareLine[];
}

/** One of the two ways to look at the same lines. */
export interface CareView {
  readonly path: '' | '/par-soignant';
  readonly title: LocaleKey;
  groups(visit: Visit<CareState>): Group[];
}

/** Newest month first. */
export const byMonth: CareView = {
  path: '',
  title: 'care:title',
  groups: ({ state, language }) =>
    [...Map.groupBy(state.history.lines, ({ day }) => day.slice(0, 7))].map(([month, lines]) => ({
      title: showPartialDate(language, month),
      isFact: false,
      lines,
    })),
};

/** The carer who was seen last first; a place where no person is named. */
export const byCarer: CareView = {
  path: '/par-soignant',
  title: 'care:by-carer.title',
  groups: ({ state, t }) =>
    [...Map.groupBy(state.history.lines, line => nameIn(line).toLocaleLowerCase('fr'))].map(([, lines]) => {
      const name = lines[0] === undefined ? '' : nameIn(lines[0]);
      return { title: name || t('care:by-carer.nobody'), isFact: name !== '', lines };
    }),
};

const nameIn = ({ carer, place }: CareLine): string => carer || place;

/** « Mes soins », by month or by carer. */
export function carePage(view: CareView): Page<CareState> {
  return {
    view: 'care-history/care',
    title: view.title,
    back: ({ state }) =>
      view.path === '' ? `/dmp/${state.access.recordId}` : carePath(state.access.recordId),
    model: visit => {
      const { state, href, t, language } = visit;
      const { recordId } = state.access;
      const groups = view.groups(visit);
      const { all } = state.gaps;
      const missing = all.filter(gap => !gap.isEarly && gap.state !== 'aside');
      const gapOf = new Map(missing.flatMap(gap => gap.lines.map(({ id }) => [id, gap] as const)));
      return {
        since: showPartialDate(language, state.history.since),
        ways: [
          { href: href(carePath(recordId)), text: t('care:ways.month'), isHere: view === byMonth },
          {
            href: href(carePath(recordId, byCarer.path)),
            text: t('care:ways.carer'),
            isHere: view === byCarer,
          },
        ],
        missing: href(carePath(recordId, '/manque')),
        missingCount: missing.filter(gap => gap.state === 'open').length,
        groups: groups.map(group => ({
          ...group,
          lines: group.lines.map(line => ({
            ...lineInWords(visit, line),
            ...askFor(visit, gapOf.get(line.id)),
          })),
        })),
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
