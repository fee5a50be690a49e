import type { Journey } from '../../web/journeys.ts';
import { channelPage } from './channel-page.ts';
import { codePage } from './code-page.ts';
import { passwordPage } from './password-page.ts';
import { loadSignIn, type SignInState } from './state.ts';

const passwordRight = (state: SignInState): boolean => state.accountId !== undefined;
const codeSent = (state: SignInState): boolean => passwordRight(state) && state.attemptId !== undefined;

/** Identifier and password, the way the code travels where there are several, then the code. */
export const signInJourney: Journey<SignInState> = {
  load: loadSignIn,
  otherwise: '/connexion',
  steps: [
    { path: '/connexion', page: passwordPage, open: () => true, done: passwordRight },
    { path: '/connexion/envoi', page: channelPage, open: passwordRight, done: codeSent },
    { path: '/connexion/code', page: codePage, open: codeSent, done: () => false },
  ],
};
