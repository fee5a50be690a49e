import { minute } from '../../server/storage/time.ts';
import { again } from './creation.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };
const zoe = { identifier: 'zuda5163', password: 'lune-panier-route-sel' };

const later = (name: string, path: string): State => ({
  name,
  reach: async visitor => {
    visitor.site.world.pass(16 * minute);
    await visitor.open(path);
  },
});

const tooMany: State = {
  name: 'sign-in-too-many',
  reach: async visitor => {
    await visitor.open('/connexion');
    for (let time = 0; time < 6; time += 1)
      await visitor.submit({ identifier: 'mavu4827', password: 'lune' });
  },
};

/** Anthony: two ways to receive a code, a record in use, the way out, and a visit that ends by itself. */
export const signingIn: Walk = {
  name: 'sign-in',
  states: [
    opened('sign-in', '/connexion'),
    submitted('sign-in-empty'),
    submitted('sign-in-wrong', { identifier: 'mavu4827', password: 'lune' }),
    submitted('sign-in-channel', anthony),
    submitted('sign-in-channel-mistake'),
    submitted('sign-in-code', { channel: 'sms' }),
    submitted('sign-in-code-wrong', { code: '1234 5678' }),
    submitted('sign-in-code-too-soon', {}, again),
    submittedCode('record-home-in-use'),
    {
      name: 'emergency-overview-in-use',
      reach: async visitor => {
        await visitor.follow('.tile a[href$="/gestion"]');
        await visitor.follow('.tile a[href$="/urgence"]');
      },
    },
    {
      name: 'emergency-1-filled',
      reach: visitor => visitor.follow('.answers-change a'),
    },
    opened('no-record', '/sans-dossier'),
    {
      name: 'goodbye',
      reach: visitor => visitor.follow('.sign-out button'),
    },
    tooMany,
    later('sign-in-again', '/connexion'),
    submitted('sign-in-channel-again', anthony),
    submitted('sign-in-code-again', { channel: 'email' }),
    submittedCode('record-home-again'),
    later('problem-ended', '/accueil'),
  ],
};

/** Zoé, whose record was made at a pharmacy: what she said there is shown to confirm. */
export const firstSignIn: Walk = {
  name: 'first-sign-in',
  states: [
    opened('sign-in-pharmacy', '/connexion'),
    submitted('sign-in-code-pharmacy', zoe),
    submittedCode('first-email'),
    submitted('first-email-empty'),
    submitted('first-email-mistake', { email: 'zoé@exemple.fr' }),
    submitted('first-email-code', { email: 'zoe@example.org' }),
    submitted('first-email-code-empty'),
    submittedCode('first-password-pharmacy'),
    submitted('emergency-1-known', { password: 'lampe tortue papier citron violet' }),
    submitted('emergency-2-known', { answer: 'no' }),
    submitted('emergency-overview-short', { answer: 'no' }),
  ],
};

/** Codes that cannot leave: the mail server is away. */
export const delayed: Walk = {
  name: 'delayed',
  env: { SMTP_URL: 'smtp://127.0.0.1:9' },
  states: [
    opened('sign-in-delayed', '/connexion'),
    submitted('sign-in-channel-delayed', anthony),
    submitted('sign-in-code-leaving', { channel: 'email' }),
    {
      name: 'sign-in-code-delayed',
      reach: async visitor => {
        await visitor.site.messages();
        await visitor.open('/connexion/code');
      },
    },
    later('sign-in-code-over', '/connexion/code'),
  ],
};
