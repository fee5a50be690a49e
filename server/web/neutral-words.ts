import type complaints from '../../locales/fr/complaints.json';
import type history from '../../locales/fr/history.json';

/** What the history says of somebody else's acts. */
export type Other = keyof (typeof history)['other'];
type Neutral = Exclude<keyof (typeof complaints)['acts'], 'profession' | 'place' | 'when'>;

/**
 * How what somebody else did is told to whoever runs the site, and on the paper that others may read: no « vous », and
 * nothing of what a document says or is called.
 */
export const neutral: Readonly<Record<Other, Neutral>> = {
  'documents-listed': 'documents-listed',
  'document-read': 'document-read',
  'document-downloaded': 'document-downloaded',
  'information-read': 'information-read',
  'care-read': 'care-read',
  'summary-read': 'summary-read',
  refused: 'access-refused',
  'emergency-opened': 'emergency',
  'document-added': 'document-added',
  'document-changed': 'document-changed',
  'document-removed': 'document-changed',
  'document-restored': 'document-changed',
  'document-hidden': 'document-changed',
  'document-shown': 'document-changed',
  'document-announced': 'other',
  'existence-told': 'other',
  'document-released': 'other',
  'information-changed': 'information-changed',
  'care-added': 'other',
  missing: 'other',
  team: 'choices',
  consent: 'choices',
  rights: 'choices',
  taken: 'exported',
  'history-verified': 'other',
  'complaint-sent': 'other',
  'complaint-read': 'complaint-read',
  'complaint-answered': 'other',
  searched: 'other',
  'searched-record': 'other',
  reprinted: 'account',
  mandate: 'choices',
  'mandate-withdrawn': 'choices',
  'record-found': 'other',
  'not-me-read': 'other',
  'sessions-ended': 'account',
  'account-reopened': 'account',
  'account-suspended': 'account',
  account: 'account',
  'record-created': 'other',
  representative: 'other',
  paper: 'other',
  'record-closed': 'other',
  'record-reopened': 'other',
  'wrong-password': 'other',
  entered: 'signed-in',
  recovery: 'other',
  message: 'message',
  work: 'other',
};
