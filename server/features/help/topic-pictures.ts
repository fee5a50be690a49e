import type { HelpTopic } from '../../web/help-topics.ts';

/** The picture of each topic, then that of each of its questions, in the order of their texts. */
export const topicPictures: Readonly<Record<HelpTopic, readonly [topic: string, ...questions: string[]]>> = {
  dmp: ['record', 'document', 'doctor', 'done', 'home'],
  creation: ['card', 'card', 'clock', 'nurse', 'agent'],
  'code-de-creation': ['code', 'code', 'letter', 'copy', 'careful'],
  'telephone-et-e-mail': ['phone', 'sms-code', 'refuse', 'relatives', 'careful', 'code-app'],
  conditions: ['document', 'document', 'refuse', 'lock'],
  identifiants: ['key', 'key', 'print', 'lock', 'careful'],
  connexion: ['lock', 'key', 'careful', 'refuse', 'quick-exit'],
  'code-a-usage-unique': ['sms-code', 'code', 'careful', 'clock', 'refuse', 'code-app'],
  'premiere-connexion': ['done', 'done', 'clock', 'calendar'],
  'mot-de-passe': ['password', 'password', 'careful', 'eye', 'copy'],
  oubli: ['clock', 'key', 'code', 'calendar', 'refuse'],
  'feuille-de-codes': ['print', 'code', 'print', 'careful'],
  'application-de-codes': ['phone', 'phone', 'clock', 'careful'],
  'mon-dmp': ['home', 'document', 'my-information', 'record', 'download', 'quick-exit'],
  'mes-documents': ['record', 'document-missing', 'doctor', 'careful', 'document', 'eye', 'say'],
  'ajouter-un-document': ['document', 'document', 'careful', 'refuse', 'photo', 'doctor', 'lock'],
  'mes-soins': ['calendar', 'card', 'clock', 'careful', 'doctor'],
  'document-qui-manque': ['document-missing', 'document-missing', 'done', 'card', 'clock', 'refuse', 'eye'],
  historique: ['access-history', 'person', 'careful', 'lock', 'print'],
  'mes-informations': [
    'my-information',
    ...['my-information', 'doctor', 'refuse', 'trusted-person', 'done', 'calendar'],
  ],
  'carte-d-urgence': ['emergency-card', 'ambulance', 'eye', 'my-information', 'lock', 'languages'],
  urgence: ['ambulance', 'hospital', 'centre-15', 'hidden', 'management', 'emergency-card'],
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

/** The picture of each step of « Comment faire », for the topics that tell steps, in the order of their texts. */
export const stepPictures: Readonly<Partial<Record<HelpTopic, readonly string[]>>> = {
  'mes-documents': ['record', 'search-document', 'document', 'print'],
  'ajouter-un-document': ['document', 'say', 'photo', 'done'],
  'mes-soins': ['calendar', 'doctor', 'document-missing'],
  'document-qui-manque': ['document-missing', 'letter', 'agent', 'done'],
  historique: ['access-history', 'eye', 'careful', 'say'],
  'mes-informations': ['my-information', 'allergy', 'say'],
  'carte-d-urgence': ['my-information', 'emergency-card', 'print', 'person'],
};
