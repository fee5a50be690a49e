import { showDate, showPartialDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { documentsPath, informationPath } from '../../web/paths.ts';
import type { Line } from './lines.ts';
import { type Part, partsOf } from './parts.ts';
import type { SummaryState } from './state.ts';

/** A part as the page shows it. `more`: how many lines are left out, and where they are. */
interface ShownPart {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly isQuiet: boolean;
  readonly more: { readonly count: number; readonly href: string; readonly text: string } | undefined;
}

/** « Mon résumé », to read in one minute and to print on a sheet. */
export const summaryPage: Page<SummaryState> = {
  view: 'summary/summary',
  title: 'summary:title',
  back: ({ state }) => `/dmp/${state.access.recordId}`,
  model: visit => {
    const { t, language, world, state, href } = visit;
    const { owner } = state.summary;
    const { recordId } = state.access;
    const shown = (part: Part): ShownPart => {
      const most = part.most ?? part.lines.length;
      const left = part.lines.length - most;
      return {
        title: t(part.title),
        lines: part.lines.slice(0, most),
        isQuiet: part.lines.length === 0,
        more:
          left <= 0 || part.rest === undefined
            ? undefined
            : { count: left, href: href(part.rest), text: t('summary:more', { count: left }) },
      };
    };
    return {
      owner: {
        name: owner.name,
        born: showPartialDate(language, owner.birthDate),
        doctor:
          owner.doctor === undefined
            ? ''
            : [owner.doctor.name, owner.doctor.place].filter(Boolean).join(', '),
      },
      today: showDate({ language, world }, world.now()),
      parts: partsOf(visit).map(shown),
      information: href(informationPath(recordId)),
      documents: href(documentsPath(recordId)),
    };
  },
};
