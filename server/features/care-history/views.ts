import type { LocaleKey } from '../../locale-keys.ts';
import {
  type CareLine,
  type CarePlace,
  careHistoryOf,
  careMonthsOf,
  type KeptCareLine,
} from '../../record/care-history.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { RecordState } from '../../web/record-guard.ts';

/** A heading and how many lines stand below it. `isFact`: it is what the insurer wrote, in French. */
export interface CareGroup {
  readonly title: string;
  readonly isFact: boolean;
  readonly count: number;
}

/** All headings of a view, and the lines of one page of it. */
export interface CareList {
  readonly groups: readonly CareGroup[];
  readonly lines: readonly KeptCareLine[];
}

/** One of the two ways to look at the same lines. */
export interface CareView {
  readonly path: '' | '/par-soignant';
  readonly title: LocaleKey;
  /** The link to this view, and what its folded list of headings is called. */
  readonly way: LocaleKey;
  readonly jump: LocaleKey;
  /** The links to the page before and to the one after. */
  readonly newer: LocaleKey;
  readonly older: LocaleKey;
  read(visit: Visit<RecordState>, place: CarePlace): Promise<CareList>;
}

/** Newest month first. A page reads its own lines alone. */
export const byMonth: CareView = {
  path: '',
  title: 'care:title',
  way: 'care:ways.month',
  jump: 'care:jump.month',
  newer: 'care:pager.newer',
  older: 'care:pager.older',
  read: async ({ world, state, language }, place) => {
    const months = await careMonthsOf(world, state.access);
    return {
      groups: months.map(({ month, count }) => ({
        title: showPartialDate(language, month),
        isFact: false,
        count,
      })),
      lines: await careHistoryOf(world, state.access, place),
    };
  },
};

/** The carer who was seen last first; a place where no person is named. Who it was is sealed: all lines are read. */
export const byCarer: CareView = {
  path: '/par-soignant',
  title: 'care:by-carer.title',
  way: 'care:ways.carer',
  jump: 'care:jump.carer',
  newer: 'care:pager.before',
  older: 'care:pager.next',
  read: async ({ world, state, t }, { from, count }) => {
    const all = await careHistoryOf(world, state.access);
    const groups = [...Map.groupBy(all, line => nameIn(line).toLocaleLowerCase('fr')).values()];
    return {
      groups: groups.map(lines => {
        const name = lines[0] === undefined ? '' : nameIn(lines[0]);
        return { title: name || t('care:by-carer.nobody'), isFact: name !== '', count: lines.length };
      }),
      lines: groups.flat().slice(from, from + count),
    };
  },
};

const nameIn = ({ carer, place }: CareLine): string => carer || place;
