import type { Contact } from '../../identity/contacts.ts';
import type { Journey, Step } from '../../web/journeys.ts';
import { contactCodePage } from './contact-code-page.ts';
import { emailPage, phonePage } from './contact-pages.ts';
import { passwordPage } from './password-page.ts';
import { freshSheetPage, sheetPage } from './sheet-pages.ts';
import { type FirstSignInState, isSettled, loadFirstSignIn } from './state.ts';

const contactsSettled = (state: FirstSignInState): boolean =>
  isSettled(state, 'sms') && isSettled(state, 'email');

function codeStep(path: string, channel: Contact['channel']): Step<FirstSignInState> {
  return {
    path,
    page: contactCodePage,
    open: state => !isSettled(state, channel) && state.attempt?.channel === channel,
    done: state => isSettled(state, channel),
  };
}

/** Phone and e-mail, then a password of one's own; the emergency choices follow on the record's pages (§2.3). */
export const firstSignInJourney: Journey<FirstSignInState> = {
  load: loadFirstSignIn,
  otherwise: '/accueil',
  steps: [
    {
      path: '/premiere-connexion/telephone',
      page: phonePage,
      open: state => !isSettled(state, 'sms'),
      done: state => isSettled(state, 'sms'),
    },
    codeStep('/premiere-connexion/telephone/code', 'sms'),
    {
      path: '/premiere-connexion/email',
      page: emailPage,
      open: state => isSettled(state, 'sms') && !isSettled(state, 'email'),
      done: state => isSettled(state, 'email'),
    },
    codeStep('/premiere-connexion/email/code', 'email'),
    {
      path: '/premiere-connexion/codes',
      page: sheetPage,
      open: state => contactsSettled(state) && state.needsSheet,
      done: state => !state.needsSheet || state.freshSheet !== undefined,
    },
    {
      path: '/premiere-connexion/codes/feuille',
      page: freshSheetPage,
      open: state => contactsSettled(state) && state.needsSheet && state.freshSheet !== undefined,
      done: state => !state.needsSheet,
    },
    {
      path: '/premiere-connexion/mot-de-passe',
      page: passwordPage,
      open: state => contactsSettled(state) && !state.needsSheet && !state.hasOwnPassword,
      done: state => state.hasOwnPassword,
    },
  ],
};
