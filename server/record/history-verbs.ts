import { type TechnicalVerb, technicalVerbs } from './history-technical.ts';
import type { Verb } from './journal-entry.ts';

/**
 * What an entry is to the person whose record it is: `shown` is what others do with it, `own` what the person does,
 * `technical` how the site does its work, which stands there when everything is asked for.
 */
export type Family = 'shown' | 'own' | 'technical';

/** What can be searched for in the history. */
export const historyActs = [
  'read',
  'refused',
  'emergency',
  'write',
  'rights',
  'take-away',
  'enter',
  'account',
  'follow',
  'work',
] as const;
export type HistoryAct = (typeof historyActs)[number];

/** What a verb is to the reader of a history. */
export interface VerbMeaning {
  readonly family: Family;
  readonly act: HistoryAct;
}

const shown = (act: HistoryAct): VerbMeaning => ({ family: 'shown', act });
const own = (act: HistoryAct): VerbMeaning => ({ family: 'own', act });
const technical = { family: 'technical', act: 'work' } as const;

/** The acts of people, each with what it means to the reader. */
const meant: Readonly<Record<Exclude<Verb, TechnicalVerb>, VerbMeaning>> = {
  'record.found': shown('read'),
  'documents.listed': shown('read'),
  'document.read': shown('read'),
  'document.downloaded': shown('read'),
  'information.read': shown('read'),
  'care-history.read': shown('read'),
  'summary.read': shown('read'),
  'access.refused': shown('refused'),
  'emergency.opened': shown('emergency'),
  'document.received': shown('write'),
  'care-history.received': shown('write'),
  'care-history.imported': shown('write'),
  'document.announced': shown('rights'),
  'document.existence-told': shown('rights'),
  'document.released': shown('rights'),
  'care-team.announced': shown('rights'),
  'operator.person-searched': shown('read'),
  'operator.sessions-ended': shown('account'),
  'counter.person-searched': shown('read'),
  'counter.reprinted': shown('account'),
  'mandate.recorded': shown('rights'),
  'mandate.withdrawn': shown('rights'),
  'refused-act.read': shown('follow'),
  'account.reopened': shown('account'),
  'complaint.opened': shown('follow'),
  'complaint.answered': shown('follow'),

  'document.added': own('write'),
  'document.changed': own('write'),
  'document.removed': own('write'),
  'document.restored': own('write'),
  'information.added': own('write'),
  'information.changed': own('write'),
  'information.removed': own('write'),
  'information.restored': own('write'),
  'information.moved': own('write'),
  'card.changed': own('write'),
  'missing-document.asked': own('write'),
  'missing-document.set-aside': own('write'),
  'missing-document.reopened': own('write'),
  'missing-document.written': own('write'),
  'information.printed': own('take-away'),
  'card.printed': own('take-away'),
  'missing-document.printed': own('take-away'),
  'record.exported': own('take-away'),
  'history.printed': own('take-away'),
  'history.exported': own('take-away'),
  'history.verified': own('follow'),
  'complaint.sent': own('follow'),
  'emergency.answered': own('rights'),
  'emergency.confirmed': own('rights'),
  'document.hidden': own('rights'),
  'document.shown-again': own('rights'),
  'professional.blocked': own('rights'),
  'professional.unblocked': own('rights'),
  'treating-doctor.declared': own('rights'),
  'treating-doctor.withdrawn': own('rights'),
  'same-rights.given': own('rights'),
  'same-rights.withdrawn': own('rights'),
  'consent.given': own('rights'),
  'consent.withdrawn': own('rights'),
  'record.created': own('account'),
  'record.closed': own('account'),
  'record.contested': own('account'),
  'acknowledgement.printed': own('account'),
  'representative.consented': shown('rights'),
  'record.reopened': own('account'),
  'sign-in.succeeded': own('enter'),
  'sign-in.failed': own('enter'),
  'sign-in.blocked': own('enter'),
  'sign-out': own('enter'),
  'session.ended': own('enter'),
  'account.opened': own('account'),
  'account.suspended': own('account'),
  'terms.accepted': own('account'),
  'terms.refused': own('account'),
  'contact.verified': own('account'),
  'contact.changed': own('account'),
  'contact.declined': own('account'),
  'contact.removed': own('account'),
  'password.changed': own('account'),
  'language.changed': own('account'),
  'settings.changed': own('account'),
  'credentials.shown': own('account'),
  'credentials.kept': own('account'),
  'credentials.printed': own('account'),
  'credentials.replaced': own('account'),
  'sheet.made': own('account'),
  'sheet.voided': own('account'),
  'sheet.shown': own('account'),
  'sheet.printed': own('account'),
  'sheet.kept': own('account'),
  'sheet.code-used': own('enter'),
  'authenticator.added': own('account'),
  'authenticator.removed': own('account'),
  'act.refused': own('account'),
  'change.refused': own('account'),
  'recovery.asked': own('enter'),
  'recovery.refused': own('enter'),
  'recovery.done': own('enter'),
};

/** Every verb of the journal: a new one does not compile until somebody has said what it is to the reader. */
export const verbMeanings: Readonly<Record<Verb, VerbMeaning>> = {
  ...meant,
  ...technicalVerbs(technical),
};

const isVerb = (text: string): text is Verb => Object.hasOwn(verbMeanings, text);
export const allVerbs = Object.keys(verbMeanings).filter(isVerb);

/** The verb that the database names; nothing for one that this version of the site does not know. */
export function verbNamed(text: string): Verb | undefined {
  return isVerb(text) ? text : undefined;
}

/** The verbs that mean one of these acts, or are of one of these families. */
export function verbsWhere(holds: (meaning: VerbMeaning) => boolean): readonly Verb[] {
  return allVerbs.filter(verb => holds(verbMeanings[verb]));
}
