import { minute } from '../../server/storage/time.ts';
import type { Visitor } from '../browser/visitor.ts';
import { dominique } from '../support/journeys.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const { number } = dominique;
const asked = { number, 'number-again': number };
/** The button that asks for another code. */
export const again = '#form button[name="again"]';

async function askTooOften(visitor: Visitor): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    await visitor.open('/creation/demande');
    await visitor.submit(asked);
  }
  await visitor.open('/creation/demande');
  await visitor.submit(asked);
}

/** Sends the form of a session that has ended. */
async function submitStale(visitor: Visitor): Promise<void> {
  await visitor.context.clearCookies();
  await visitor.submit({ ...dominique, code: 'ABCD EFGH JKLM' });
}

async function waitForEnd(visitor: Visitor): Promise<void> {
  visitor.site.world.pass(11 * minute);
  await visitor.open('/creation/contact/code');
}

async function askAgain(visitor: Visitor): Promise<void> {
  await visitor.submit({}, again);
  await visitor.submit({ code: await visitor.code() });
}

const asking: readonly State[] = [
  opened('creation-start', '/creation'),
  opened('creation-choice', '/creation/code'),
  submitted('creation-choice-mistake'),
  submitted('creation-ask', { code: 'no' }),
  submitted('creation-ask-empty'),
  submitted('creation-ask-mistakes', { number: '2 79 03 51 215 189 88', 'number-again': '2 79 03' }),
  submitted('creation-asked', asked),
  { name: 'creation-ask-too-many', reach: askTooOften },
];

const proving: readonly State[] = [
  opened('creation-code', '/creation/mon-code'),
  submitted('creation-code-empty'),
  submitted('creation-code-mistakes', {
    number: '9 79 03',
    'birth-day': '31',
    'birth-month': '2',
    'birth-year': '1979',
  }),
  submitted('creation-code-wrong', { ...dominique, code: 'ABCD EFGH JKLM' }),
  { name: 'creation-code-stale', reach: submitStale },
  submittedCode('creation-identity', dominique),
  submitted('creation-identity-mistake'),
];

const reaching: readonly State[] = [
  submitted('creation-contact', { me: 'yes' }),
  submitted('creation-contact-mistake'),
  submitted('creation-phone', { channel: 'sms' }),
  submitted('creation-phone-empty'),
  submitted('creation-phone-mistake', { phone: '01 99 00 12 34' }),
  opened('creation-contact-filled', '/creation/contact'),
  submitted('creation-email', { channel: 'email' }),
  submitted('creation-email-mistake', { email: 'dominique exemple.fr' }),
  submitted('creation-contact-code', { email: 'dominique@example.org' }),
  submitted('creation-contact-code-empty'),
  submitted('creation-contact-code-wrong', { code: '1234 5678' }),
  submitted('creation-contact-code-too-soon', {}, again),
  { name: 'creation-contact-code-over', reach: waitForEnd },
];

const ending: readonly State[] = [
  { name: 'creation-terms', reach: askAgain },
  submitted('creation-terms-mistake'),
  submitted('creation-check', { accept: 'yes' }),
  opened('creation-terms-filled', '/creation/conditions'),
  {
    name: 'creation-identifiers',
    reach: async visitor => {
      await visitor.submit();
      await visitor.submit();
      visitor.kept.identifier = await visitor.text('#identifier');
      visitor.kept.password = await visitor.text('#password');
    },
  },
  submitted('creation-created'),
];

const signingIn: readonly State[] = [
  {
    name: 'sign-in-code-first',
    reach: async visitor => {
      await visitor.open('/connexion');
      await visitor.submit(visitor.kept);
    },
  },
  submittedCode('first-phone'),
  submitted('first-phone-empty'),
  submitted('first-phone-code', { phone: '06 39 98 00 12' }),
  submitted('first-phone-code-wrong', { code: '12' }),
  submittedCode('first-password'),
  submitted('first-password-empty'),
  submitted('first-password-mistake', { password: 'soleil' }),
  submitted('emergency-1', { password: 'lampe tortue papier citron violet' }),
  submitted('emergency-1-mistake'),
  submitted('emergency-2', { answer: 'yes' }),
  submitted('emergency-3', { answer: 'no' }),
  submitted('emergency-overview', { answer: 'no' }),
  opened('record-home', '/accueil'),
  opened('demo-messages', '/demo/messages'),
];

/** Dominique, from the first page to her record. */
export const creation: Walk = {
  name: 'creation',
  states: [...asking, ...proving, ...reaching, ...ending, ...signingIn],
};

/** Somebody who holds another person's code. */
export const notMe: Walk = {
  name: 'not-me',
  states: [
    opened('creation-ask-other', '/creation/demande'),
    submitted('creation-asked-other', asked),
    opened('creation-code-other', '/creation/mon-code'),
    submittedCode('creation-identity-other', dominique),
    submitted('creation-identity-not-me', { me: 'no' }),
  ],
};
