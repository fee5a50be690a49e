import type { HelpTopic } from '../../web/help-topics.ts';

/** What the general page of the help is divided into, and the topics of each part. */
export const helpParts = [
  {
    name: 'begin',
    topics: ['dmp', 'creation', 'code-de-creation', 'telephone-et-e-mail', 'conditions', 'identifiants'],
  },
  {
    name: 'enter',
    topics: [
      'connexion',
      'code-a-usage-unique',
      'premiere-connexion',
      'mot-de-passe',
      'oubli',
      'feuille-de-codes',
      'application-de-codes',
    ],
  },
  {
    name: 'inside',
    topics: ['mon-dmp', 'mes-informations', 'urgence', 'compte', 'mes-connexions', 'pas-moi'],
  },
  {
    name: 'around',
    topics: ['confort', 'mots-et-images', 'vie-privee', 'nous-ecrire', 'probleme', 'demonstration', 'site'],
  },
] as const satisfies readonly { name: string; topics: readonly HelpTopic[] }[];

/** The picture of each topic, then that of each of its questions, in the order of their texts. */
export const topicPictures: Readonly<Record<HelpTopic, readonly [topic: string, ...questions: string[]]>> = {
  dmp: ['record', 'document', 'doctor', 'done', 'home'],
  creation: ['card', 'card', 'clock', 'nurse', 'agent'],
  'code-de-creation': ['code', 'code', 'letter', 'copy', 'careful'],
  'telephone-et-e-mail': ['phone', 'sms-code', 'refuse', 'relatives', 'careful'],
  conditions: ['document', 'document', 'refuse', 'lock'],
  identifiants: ['key', 'key', 'print', 'lock', 'careful'],
  connexion: ['lock', 'key', 'careful', 'refuse', 'quick-exit'],
  'code-a-usage-unique': ['sms-code', 'code', 'careful', 'clock', 'refuse'],
  'premiere-connexion': ['done', 'done', 'clock', 'calendar'],
  'mot-de-passe': ['password', 'password', 'careful', 'eye', 'copy'],
  oubli: ['clock', 'key', 'code', 'calendar', 'refuse'],
  'feuille-de-codes': ['print', 'code', 'print', 'careful'],
  'application-de-codes': ['phone', 'phone', 'clock', 'careful'],
  'mon-dmp': ['home', 'document', 'my-information', 'record', 'quick-exit'],
  'mes-informations': ['my-information', 'my-information', 'doctor', 'refuse', 'trusted-person'],
  urgence: ['ambulance', 'hospital', 'centre-15', 'hidden', 'management'],
  compte: ['management', 'management', 'e-mail', 'lock', 'languages'],
  'mes-connexions': ['access-history', 'access-history', 'clock', 'quick-exit', 'e-mail'],
  'pas-moi': ['refuse', 'refuse', 'lock', 'phone'],
  confort: ['eye', 'eye', 'person-old', 'done'],
  'mots-et-images': ['document', 'document', 'eye', 'languages'],
  'vie-privee': ['lock', 'lock', 'doctor-refused', 'access-history', 'person'],
  'nous-ecrire': ['e-mail', 'phone', 'e-mail', 'careful', 'clock'],
  probleme: ['careful', 'careful', 'clock', 'phone', 'done'],
  demonstration: ['person', 'person', 'careful', 'e-mail'],
  site: ['home', 'home', 'eye', 'agent'],
};
