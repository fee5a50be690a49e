import type { Journey } from '../../web/journeys.ts';
import { confirmCodePage } from './confirm-code-page.ts';
import { confirmPasswordPage } from './confirm-password-page.ts';
import { type ConfirmState, loadConfirm } from './confirm-state.ts';
import { confirmWayPage } from './confirm-way-page.ts';

const path = '/compte/confirmer/:want';
const passwordRight = (state: ConfirmState): boolean => state.isPasswordRight;
const codeAwaited = (state: ConfirmState): boolean => passwordRight(state) && state.attemptId !== undefined;

/** Password, the way the code comes where there are several, then the code; then back to what was wanted. */
export const confirmJourney: Journey<ConfirmState> = {
  load: loadConfirm,
  otherwise: path,
  steps: [
    { path, page: confirmPasswordPage, open: () => true, done: passwordRight },
    { path: `${path}/moyen`, page: confirmWayPage, open: passwordRight, done: codeAwaited },
    { path: `${path}/code`, page: confirmCodePage, open: codeAwaited, done: () => false },
  ],
};
