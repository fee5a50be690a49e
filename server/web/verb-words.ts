import type history from '../../locales/fr/history.json';
import type { LocaleKey } from '../locale-keys.ts';
import { technicalVerbs } from '../record/history-technical.ts';
import type { Verb } from '../record/journal-entry.ts';
import { neutral, type Other } from './neutral-words.ts';

type You = keyof (typeof history)['you'];

interface VerbWords {
  readonly picture: string;
  readonly you: LocaleKey;
  readonly other: LocaleKey;
  readonly neutral: LocaleKey;
}

const words = (picture: string, you: You, other: Other): VerbWords => ({
  picture,
  you: `history:you.${you}`,
  other: `history:other.${other}`,
  neutral: `complaints:acts.${neutral[other]}`,
});

const work = words('management', 'something', 'work');
const code = words('code', 'code-sent', 'message');
const wrongCode = words('code', 'code-wrong', 'account');
const gap = words('document-missing', 'missing-changed', 'missing');
const sheet = words('code-sheet', 'sheet-changed', 'account');
const identifiers = words('key', 'identifiers-seen', 'account');
const contact = words('phone', 'contact-changed', 'account');
const settings = words('management', 'settings-changed', 'account');
const written = words('my-information', 'information-changed', 'information-changed');

/**
 * How each act is told: to who did it, of somebody else, and to others than the owner. This is the one place that says what an
 * entry is; a verb of people without words does not compile.
 */
export const verbWords: Readonly<Record<Verb, VerbWords>> = {
  ...technicalVerbs(work),
  'record.found': words('record', 'read', 'record-found'),
  'documents.listed': words('record', 'read', 'documents-listed'),
  'document.read': words('eye', 'read', 'document-read'),
  'document.downloaded': words('download', 'document-downloaded', 'document-downloaded'),
  'information.read': words('my-information', 'read', 'information-read'),
  'care-history.read': words('calendar', 'read', 'care-read'),
  'summary.read': words('summary', 'read', 'summary-read'),
  'access.refused': words('doctor-refused', 'read', 'refused'),
  'emergency.opened': words('ambulance', 'read', 'emergency-opened'),
  'document.received': words('document', 'document-added', 'document-added'),
  'document.added': words('document', 'document-added', 'document-added'),
  'document.changed': words('write', 'document-changed', 'document-changed'),
  'document.removed': words('document-missing', 'document-removed', 'document-removed'),
  'document.restored': words('document', 'document-restored', 'document-restored'),
  'document.hidden': words('hidden', 'document-hidden', 'document-hidden'),
  'document.shown-again': words('eye', 'document-shown', 'document-shown'),
  'document.announced': words('document', 'something', 'document-announced'),
  'document.existence-told': words('document', 'something', 'existence-told'),
  'document.released': words('document', 'something', 'document-released'),
  'care-history.received': words('calendar', 'something', 'care-added'),
  'care-history.imported': words('calendar', 'something', 'care-added'),
  'information.added': written,
  'information.changed': written,
  'information.removed': written,
  'information.restored': written,
  'information.moved': written,
  'information.printed': words('print', 'information-printed', 'taken'),
  'card.changed': words('emergency-card', 'card-changed', 'information-changed'),
  'card.printed': words('emergency-card', 'card-printed', 'taken'),
  'missing-document.asked': words('document-missing', 'missing-asked', 'missing'),
  'missing-document.set-aside': gap,
  'missing-document.reopened': gap,
  'missing-document.written': gap,
  'missing-document.printed': words('print', 'missing-printed', 'taken'),
  'record.exported': words('download', 'record-exported', 'taken'),
  'history.printed': words('print', 'history-printed', 'taken'),
  'history.exported': words('download', 'history-exported', 'taken'),
  'history.verified': words('access-history', 'history-verified', 'history-verified'),
  'complaint.sent': words('careful', 'complaint-sent', 'complaint-sent'),
  'complaint.listed': words('e-mail', 'something', 'complaint-read'),
  'complaint.opened': words('e-mail', 'something', 'complaint-read'),
  'complaint.answered': words('e-mail', 'something', 'complaint-answered'),
  'emergency.answered': words('ambulance', 'emergency-answered', 'rights'),
  'emergency.confirmed': words('ambulance', 'emergency-answered', 'rights'),
  'professional.blocked': words('doctor-refused', 'blocked', 'rights'),
  'professional.unblocked': words('doctor-allowed', 'unblocked', 'rights'),
  'treating-doctor.declared': words('doctor', 'doctor-declared', 'rights'),
  'treating-doctor.withdrawn': words('doctor', 'doctor-withdrawn', 'rights'),
  'same-rights.given': words('doctor-allowed', 'rights-given', 'rights'),
  'same-rights.withdrawn': words('doctor-refused', 'rights-withdrawn', 'rights'),
  'consent.given': words('doctor-allowed', 'consent-given', 'consent'),
  'consent.withdrawn': words('doctor-refused', 'consent-withdrawn', 'rights'),
  'care-team.announced': words('nurse', 'something', 'team'),
  'record.created': words('record', 'record-created', 'record-created'),
  'acknowledgement.printed': words('print', 'something', 'paper'),
  'record.contested': words('refuse', 'not-me', 'record-closed'),
  'representative.consented': words('person', 'something', 'representative'),
  'record.closed': words('lock', 'record-closed', 'record-closed'),
  'record.reopened': words('record', 'record-reopened', 'record-reopened'),
  'sign-in.succeeded': words('key', 'signed-in', 'entered'),
  'sign-in.failed': words('password', 'wrong-password', 'wrong-password'),
  'sign-in.blocked': words('lock', 'blocked-account', 'wrong-password'),
  'sign-out': words('quick-exit', 'signed-out', 'entered'),
  'session.ended': words('devices', 'sessions-ended', 'sessions-ended'),
  'account.opened': words('person', 'account-opened', 'account'),
  'account.suspended': words('lock', 'account-suspended', 'account-suspended'),
  'account.reopened': words('person', 'something', 'account-reopened'),
  'terms.accepted': words('done', 'terms-accepted', 'account'),
  'terms.refused': words('refuse', 'terms-refused', 'account'),
  'contact.verified': contact,
  'contact.changed': contact,
  'contact.declined': contact,
  'contact.removed': contact,
  'password.changed': words('password', 'password-changed', 'account'),
  'language.changed': settings,
  'settings.changed': settings,
  'credentials.shown': identifiers,
  'credentials.kept': identifiers,
  'credentials.printed': identifiers,
  'credentials.replaced': words('key', 'identifiers-new', 'account'),
  'sheet.made': words('code-sheet', 'sheet-made', 'account'),
  'sheet.voided': sheet,
  'sheet.shown': sheet,
  'sheet.printed': sheet,
  'sheet.kept': sheet,
  'sheet.code-used': words('code-sheet', 'sheet-used', 'entered'),
  'authenticator.begun': words('code-app', 'settings-changed', 'account'),
  'authenticator.added': words('code-app', 'app-added', 'account'),
  'authenticator.removed': words('code-app', 'app-removed', 'account'),
  'act.refused': words('refuse', 'not-me', 'account'),
  'change.refused': words('refuse', 'not-me', 'account'),
  'recovery.asked': words('clock', 'recovery-asked', 'recovery'),
  'recovery.refused': words('refuse', 'not-me', 'account'),
  'recovery.done': words('key', 'recovery-done', 'entered'),
  'operator.person-searched': words('agent', 'something', 'searched'),
  'operator.sessions-ended': words('devices', 'something', 'sessions-ended'),
  'counter.person-searched': words('agent', 'something', 'searched-record'),
  'counter.reprinted': words('key', 'identifiers-new', 'reprinted'),
  'mandate.recorded': words('relatives', 'something', 'mandate'),
  'mandate.withdrawn': words('relatives', 'something', 'mandate-withdrawn'),
  'refused-act.read': words('e-mail', 'something', 'not-me-read'),
  'sign-in.password-accepted': words('password', 'proven', 'account'),
  'settings.confirmed': words('password', 'proven', 'account'),
  'recovery.way-proven': words('password', 'proven', 'account'),
  'creation.identity-proven': words('card', 'proven', 'account'),
  'sign-in.code-sent': code,
  'contact.code-sent': code,
  'confirmation.code-sent': code,
  'recovery.code-sent': code,
  'creation-code.sent': code,
  'sign-in.code-failed': wrongCode,
  'contact.code-failed': wrongCode,
  'confirmation.code-failed': wrongCode,
  'recovery.code-failed': wrongCode,
  'creation.code-failed': wrongCode,
  'settings.confirm-failed': wrongCode,
  'message.sent': words('e-mail', 'code-sent', 'message'),
  'notice.sent': words('e-mail', 'code-sent', 'message'),
  'sign-in.trouble-told': words('sign-in-notice', 'code-sent', 'message'),
};

/** How an act is told that this version of the site does not know. */
export const unknownWords: VerbWords = work;
