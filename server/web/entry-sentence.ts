import type { LocaleKey } from '../locale-keys.ts';
import type { TracedAct } from '../record/traced-act-store.ts';
import type { Visit } from './context.ts';
import { showDate, showTime } from './dates.ts';
import { professionName } from './profession-words.ts';

type Act =
  | 'access-refused'
  | 'account'
  | 'care-read'
  | 'choices'
  | 'complaint-read'
  | 'document-added'
  | 'document-changed'
  | 'document-downloaded'
  | 'document-read'
  | 'documents-listed'
  | 'emergency'
  | 'exported'
  | 'information-changed'
  | 'information-read'
  | 'message'
  | 'other'
  | 'signed-in'
  | 'summary-read';

/** The words for what is done, by verb, then by the thing it is done to. */
const acts: Readonly<Record<string, Act>> = {
  'access.refused': 'access-refused',
  'documents.listed': 'documents-listed',
  'document.read': 'document-read',
  'document.downloaded': 'document-downloaded',
  'document.added': 'document-added',
  'document.received': 'document-added',
  document: 'document-changed',
  'information.read': 'information-read',
  information: 'information-changed',
  'care-history.read': 'care-read',
  'summary.read': 'summary-read',
  'emergency.opened': 'emergency',
  emergency: 'choices',
  professional: 'choices',
  'treating-doctor': 'choices',
  'same-rights': 'choices',
  consent: 'choices',
  'care-team': 'choices',
  'record.exported': 'exported',
  'complaint.opened': 'complaint-read',
  'message.sent': 'message',
  'notice.sent': 'message',
  'sign-in.succeeded': 'signed-in',
  settings: 'account',
  contact: 'account',
  password: 'account',
  sheet: 'account',
  authenticator: 'account',
};

const whos: Readonly<Record<string, LocaleKey>> = {
  account: 'complaints:who.account',
  agent: 'complaints:who.agent',
  insured: 'complaints:who.insured',
  operator: 'complaints:who.operator',
  organisation: 'complaints:who.organisation',
  professional: 'complaints:who.professional',
  site: 'complaints:who.site',
  software: 'complaints:who.software',
  visitor: 'complaints:who.visitor',
};

/** Who reads the sentences: the owner, or whoever runs the site. */
type Reader = 'owner' | 'operator';

/**
 * Who did what to the record and when, a sentence on each line, neutral enough for whoever runs the site: never what a
 * document says or is called.
 */
export function actInSentences(
  visit: Pick<Visit<unknown>, 't' | 'language' | 'world'>,
  act: TracedAct,
  reader: Reader = 'owner',
): string {
  const { t } = visit;
  const { professional } = act;
  const what = acts[act.verb] ?? acts[act.verb.split('.')[0] ?? ''] ?? 'other';
  const sentences = [t(`complaints:acts.${what}`, { who: whoInWords(visit, act, reader) })];
  if (professional !== undefined) {
    sentences.push(t('complaints:acts.profession', { profession: professionName(t, professional).text }));
    if (professional.place !== '') sentences.push(t('complaints:acts.place', { place: professional.place }));
  }
  const when = { date: showDate(visit, act.at), time: showTime(visit, act.at) };
  return [...sentences, t('complaints:acts.when', when)].join('\n');
}

/** Who acted: the name of a professional, or the number of one who left the directory, else what they are. */
export function whoInWords(
  { t }: Pick<Visit<unknown>, 't'>,
  { professional, actorKind, rpps }: TracedAct,
  reader: Reader = 'owner',
): string {
  if (actorKind === 'account' && reader === 'operator') return t('complaints:owner-account');
  if (professional !== undefined) return professional.name;
  if (rpps !== undefined) return t('management:person.number', { rpps });
  return t(whos[actorKind] ?? 'complaints:who.visitor');
}
