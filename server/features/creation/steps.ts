import { completeAnswers } from '../../identity/finish-creation.ts';
import type { Journey } from '../../web/journeys.ts';
import { checkPage } from './check-page.ts';
import { codePage } from './code-page.ts';
import { contactCodePage } from './contact-code-page.ts';
import { contactPage } from './contact-page.ts';
import { emailPage, phonePage } from './contact-value-pages.ts';
import { identityPage } from './identity-page.ts';
import { answersOf, type CreationState, loadCreation } from './state.ts';
import { termsPage } from './terms-page.ts';

const isOpen = (state: CreationState): boolean => state.creation !== undefined;
const isMe = (state: CreationState): boolean => answersOf(state).isMe === true;
const isVerified = (state: CreationState): boolean => isMe(state) && answersOf(state).verified !== undefined;
const typing = (state: CreationState, channel: 'email' | 'sms'): boolean =>
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
      open: state => typing(state, 'sms'),
      done: state => answersOf(state).contact?.channel === 'sms' || isVerified(state),
    },
    {
      path: '/creation/email',
      page: emailPage,
      open: state => typing(state, 'email'),
      done: state => answersOf(state).contact?.channel === 'email' || isVerified(state),
    },
    {
      path: '/creation/contact/code',
      page: contactCodePage,
      open: state => isMe(state) && answersOf(state).contact !== undefined,
      done: isVerified,
    },
    {
      path: '/creation/conditions',
      page: termsPage,
      open: isVerified,
      done: state => answersOf(state).terms !== undefined,
    },
    {
      path: '/creation/verification',
      page: checkPage,
      open: state => completeAnswers(answersOf(state)) !== undefined,
      done: () => false,
    },
  ],
};
