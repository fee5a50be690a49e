import { hardWords } from '../../web/hard-words.ts';
import type { Page } from '../../web/pages.ts';

/** The pictures of words that have one. */
const pictures: Readonly<Record<string, string>> = {
  dmp: 'record',
  'vitale-card': 'card',
  'creation-code': 'letter',
  'one-time-code': 'code',
  identifier: 'key',
  password: 'password',
  email: 'e-mail',
  sms: 'sms-code',
  'treating-doctor': 'doctor',
  professional: 'nurse',
  samu: 'centre-15',
  emergency: 'ambulance',
  'health-document': 'document',
  'hidden-document': 'hidden',
  block: 'doctor-refused',
  'access-history': 'access-history',
  caregiver: 'help',
  representative: 'relatives',
  'personal-data': 'my-information',
  'blood-group': 'blood',
  'blood-pressure': 'blood-pressure',
  'blood-sugar': 'blood-sugar',
  hba1c: 'blood-test',
  allergy: 'allergy',
  treatment: 'treatment',
  vaccination: 'vaccination',
  'trusted-person': 'trusted-person',
  'emergency-contact': 'emergency-contact',
  'advance-directives': 'directives',
  download: 'download',
};

/** « Les mots difficiles »: each with its explanation, in the alphabetical order of the page's language. */
export const wordsPage: Page<undefined> = {
  view: 'about/words',
  title: 'words:title',
  description: 'words:description',
  back: () => '/aide',
  model: ({ language }) => ({
    words: hardWords(language.code).map(word => ({ ...word, picture: pictures[word.name] ?? '' })),
  }),
};
