import { opened, type State, submitted, type Walk } from './state.ts';

/** The phone is answered now: every other state is seen on a day when it is. */
const atNight: State = {
  name: 'help-closed',
  reach: async visitor => {
    // From Tuesday morning to Friday evening: the advisers answer again on Monday.
    visitor.site.world.pass(81 * 3_600_000);
    await visitor.open('/aide');
  },
};

const message = { kind: 'access', message: 'La page du code est trop petite.', reply: 'email' };

/** The topics of the help, writing to the operator, and the pages about the site. */
export const helpPages: Walk = {
  name: 'help',
  states: [
    opened('help-topic', '/aide/urgence'),
    opened('help-topic-steps', '/aide/ajouter-un-document'),
    opened('help-topic-missing', '/aide/document-qui-manque'),
    opened('help-topic-documents', '/aide/mes-documents'),
    opened('help-who-sees-what', '/aide/qui-voit-quoi'),
    opened('help-who-dentist', '/aide/qui-voit-quoi/tre-g15-40'),
    opened('help-who-other', '/aide/qui-voit-quoi/tre-g15-91'),
    opened('help-topic-beside', '/aide/telephone-et-e-mail/a-cote/creation/telephone'),
    opened('terms', '/conditions'),
    opened('privacy', '/vie-privee'),
    opened('legal', '/mentions-legales'),
    opened('accessibility', '/accessibilite'),
    opened('site-map', '/plan-du-site'),
    opened('contact', '/contact'),
    submitted('contact-empty'),
    submitted('contact-mistake', { ...message, email: 'ruth@exemple' }),
    submitted('contact-receipt', {
      ...message,
      email: 'ruth@exemple.fr',
      message: 'Mon numéro est 2 79 03 51 215 189 89.',
    }),
    atNight,
  ],
};
