import type { Journey } from '../../web/journeys.ts';
import { codePage } from './code-page.ts';
import { passwordPage } from './password-page.ts';
import { startPage } from './start-page.ts';
import { loadRecovery, type RecoveryState } from './state.ts';
import { closedPage, onePage, waitingPage } from './wait-pages.ts';
import { firstWayPage, secondWayPage } from './way-pages.ts';

const hasFirst = ({ recovery }: RecoveryState): boolean => recovery?.first !== undefined;
const isTrying = ({ recovery }: RecoveryState): boolean => recovery?.trying !== undefined;
const isWaiting = ({ recovery }: RecoveryState): boolean => recovery?.wait !== undefined;
const isClosed = ({ recovery }: RecoveryState): boolean => recovery?.closedUntil !== undefined;
/** One way is proven, and that is not enough yet. */
const hasOne = (state: RecoveryState): boolean => hasFirst(state) && !state.proven;

/** Number and birth date, one way and its code, a second one or 3 days, then a new password (product rules, §2.9). */
export const recoveryJourney: Journey<RecoveryState> = {
  load: loadRecovery,
  otherwise: '/retrouver',
  steps: [
    {
      path: '/retrouver',
      page: startPage,
      open: () => true,
      done: ({ recovery }) => recovery !== undefined,
    },
    {
      path: '/retrouver/moyen',
      page: firstWayPage,
      open: state => state.recovery !== undefined && !hasFirst(state),
      done: isTrying,
    },
    {
      path: '/retrouver/code',
      page: codePage,
      open: state => isTrying(state) && !state.proven,
      done: () => false,
    },
    {
      path: '/retrouver/attente',
      page: waitingPage,
      open: state => hasOne(state) && isWaiting(state),
      done: () => false,
    },
    {
      path: '/retrouver/deuxieme-moyen',
      page: secondWayPage,
      open: hasOne,
      done: () => false,
    },
    {
      path: '/retrouver/un-seul-moyen',
      page: onePage,
      open: state => hasOne(state) && !isWaiting(state) && !isClosed(state),
      done: () => false,
    },
    {
      path: '/retrouver/deux-moyens',
      page: closedPage,
      open: state => hasOne(state) && !isWaiting(state) && isClosed(state),
      done: () => false,
    },
    {
      path: '/retrouver/mot-de-passe',
      page: passwordPage,
      open: state => state.proven,
      done: () => false,
    },
  ],
};
