import type { LocaleKey } from '../../locale-keys.ts';
import type { HistoryView } from '../../record/history-sources.ts';

/** One of the ways to look at a history: where it is, and how it is called. */
export interface ViewOfHistory {
  readonly view: HistoryView;
  readonly path: '' | '/changements' | '/moi' | '/tout';
  readonly title: LocaleKey;
  readonly way: LocaleKey;
  readonly lead: LocaleKey;
  readonly empty: LocaleKey;
}

/** The first one answers « Qui a regardé ? ». */
export const historyWays: readonly ViewOfHistory[] = [
  {
    ...{ view: 'looked', path: '', title: 'history:title', way: 'history:views.looked' },
    ...{ lead: 'history:lead.looked', empty: 'history:empty.looked' },
  },
  {
    ...{
      view: 'changed',
      path: '/changements',
      title: 'history:views.changed',
      way: 'history:views.changed',
    },
    ...{ lead: 'history:lead.changed', empty: 'history:empty.changed' },
  },
  {
    ...{ view: 'mine', path: '/moi', title: 'history:views.mine', way: 'history:views.mine' },
    ...{ lead: 'history:lead.mine', empty: 'history:empty.mine' },
  },
  {
    ...{ view: 'all', path: '/tout', title: 'history:views.everything', way: 'history:views.all' },
    ...{ lead: 'history:lead.all', empty: 'history:empty.all' },
  },
];
