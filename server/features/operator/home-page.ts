import { type SiteCounts, siteCounts } from '../../identity/operator/counts.ts';
import type { Page } from '../../web/pages.ts';
import type { OperatorState } from './state.ts';

/** The numbers in the order in which they are shown, each with the name of its words. */
function named(counts: SiteCounts): [name: string, count: number][] {
  return [
    ['contact-open', counts.contactOpen],
    ['complaints-open', counts.complaintsOpen],
    ['refused', counts.refused],
    ['letters-waiting', counts.lettersWaiting],
    ['messages-failed', counts.messagesFailed],
    ['sessions-open', counts.sessionsOpen],
    ['records', counts.records],
    ['accounts', counts.accounts],
    ['created-this-month', counts.createdThisMonth],
    ['created-last-month', counts.createdLastMonth],
    ['codes-asked', counts.codesAsked],
  ];
}

/** What there is to do, and the site in numbers. */
export const homePage: Page<OperatorState> = {
  view: 'operator/home',
  title: 'operator:home.title',
  model: async ({ world, state, language }) => {
    const numbers = new Intl.NumberFormat(language.code === 'ar' ? 'ar-u-nu-latn' : language.code);
    const counts = named(await siteCounts(world, state.access));
    return { counts: counts.map(([name, count]) => ({ name, count: numbers.format(count) })) };
  },
};
