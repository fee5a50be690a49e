import type { Journey, Step } from '../../web/journeys.ts';
import type { AnyPage } from '../../web/pages.ts';
import { accountPage } from './account-page.ts';
import { cardPage, representativePage } from './card-pages.ts';
import { consentPage } from './consent-page.ts';
import type { Desk } from './desk.ts';
import { donePage, existsPage, nothingPage, reservedPage } from './done-page.ts';
import { identityPage, representativeIdentityPage } from './identity-pages.ts';
import { type CreatingState, loadCreating } from './state.ts';

type Test = (state: CreatingState) => boolean;

const hasCard: Test = state => state.may && state.draft !== undefined;
const isRight: Test = state => hasCard(state) && state.draft?.isRight === true;
const isMinor: Test = state => isRight(state) && state.needsRepresentative;
const hasRepresentative: Test = state => isMinor(state) && state.representative !== undefined;
const isKnown: Test = state =>
  isRight(state) && (!state.needsRepresentative || state.draft?.isRepresentativeRight === true);
const hasAgreed: Test = state => isKnown(state) && state.draft?.agreed !== undefined;

/** The four steps of a creation at one desk, and how each of them can end. */
export function creatingJourney(desk: Desk): Journey<CreatingState> {
  const step = (
    path: string,
    page: AnyPage<CreatingState>,
    [open, done]: [Test, Test],
  ): Step<CreatingState> => ({
    ...{ path: `${desk.pathPrefix}${path}`, page, open, done },
  });
  const always: Test = () => true;
  const never: Test = () => false;
  return {
    load: loadCreating(desk),
    otherwise: `${desk.pathPrefix}/reserve`,
    steps: [
      step('', cardPage, [state => state.may, hasCard]),
      step('/identite', identityPage, [hasCard, isRight]),
      step('/representant', representativePage, [isMinor, hasRepresentative]),
      step('/representant/identite', representativeIdentityPage, [hasRepresentative, isKnown]),
      step('/accord', consentPage, [isKnown, hasAgreed]),
      step('/compte', accountPage, [hasAgreed, never]),
      step('/fait', donePage, [state => state.done !== undefined, always]),
      step('/rien', nothingPage, [always, always]),
      step('/existe', existsPage, [always, always]),
      step('/reserve', reservedPage, [always, always]),
    ],
  };
}
