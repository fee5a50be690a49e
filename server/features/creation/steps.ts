import { completeAnswers } from '../../identity/finish-creation.ts';
import type { Journey } from '../../web/journeys.ts';
import { checkPage } from './check-page.ts';
import { codePage } from './code-page.ts';
import { contactCodePage } from './contact-code-page.ts';
import { contactPage } from './contact-page.ts';
import { emailPage, phonePage } from './contact-value-pages.ts';
import { identityPage } from './identity-page.ts';
import { laterPage } from './later-page.ts';
import { noContactPage } from './no-contact-page.ts';
import { answersOf, type CreationState, loadCreation } from './state.ts';
import { termsPage } from './terms-page.ts';

const isOpen = (state: CreationState): boolean => state.creation !== undefined;
const isMe = (state: CreationState): boolean => answersOf(state).isMe === true;
const isReachable = (state: CreationState): boolean => {
  const { verified, noContact = false } = answersOf(state);
  return isMe(state) && (noContact || verified !== undefined);
};
const chose = (state: CreationState, channel: 'email' | 'sms' | 'none'): boolean =>
  isMe(state) && answersOf(state).channel === channel;

/** From the code in the person's hands to the last « Valider ». */
export const creationJourney: Journey<CreationState> = {
  load: loadCreation,
  otherwise: '/creation/mon-code',
  steps: [
    { path: '/creation/mon-code', page: codePage, open: () => true, done: isOpen },
    { path: '/creation/identite', page: identityPage, open: isOpen, done: isMe },
    {
      path: '/creation/contact',
      page: contactPage,
      open: isMe,
      done: state => answersOf(state).channel !== undefined,
    },
    {
      path: '/creation/telephone',
      page: phonePage,
      open: state => chose(state, 'sms'),
      done: state => answersOf(state).contact?.channel === 'sms' || isReachable(state),
    },
    {
      path: '/creation/email',
      page: emailPage,
      open: state => chose(state, 'email'),
      done: state => answersOf(state).contact?.channel === 'email' || isReachable(state),
    },
    {
      path: '/creation/sans-contact',
      page: noContactPage,
      open: state => chose(state, 'none'),
      done: isReachable,
    },
    {
      path: '/creation/contact/code',
      page: contactCodePage,
      open: state => isMe(state) && answersOf(state).contact !== undefined,
      done: isReachable,
    },
    {
      path: '/creation/conditions',
      page: termsPage,
      open: isReachable,
      done: state => answersOf(state).terms !== undefined,
    },
    {
      path: '/creation/verification',
      page: checkPage,
      open: state => completeAnswers(answersOf(state)) !== undefined,
      done: () => false,
    },
    { path: '/creation/plus-tard', page: laterPage, open: isOpen, done: () => true },
  ],
};
