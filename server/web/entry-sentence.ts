import type { LocaleKey } from '../locale-keys.ts';
import { verbNamed } from '../record/history-verbs.ts';
import type { TracedAct } from '../record/traced-act-store.ts';
import type { Visit } from './context.ts';
import { showDate, showTime } from './dates.ts';
import { professionName } from './profession-words.ts';
import { unknownWords, verbWords } from './verb-words.ts';

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

/** Who reads the sentences: whoever the owner gives the paper to, or whoever runs the site. */
type Reader = 'owner' | 'operator';

/**
 * Who did what to the record and when, a sentence on each line, neutral enough for whoever runs the site and for a
 * paper: never what a document says or is called. The owner's own pages say it as the history does (entry-words.ts).
 */
export function actInSentences(
  visit: Pick<Visit<unknown>, 't' | 'language' | 'world'>,
  act: TracedAct,
  reader: Reader = 'owner',
): string {
  const { t } = visit;
  const { professional } = act;
  const verb = verbNamed(act.verb);
  const words = verb === undefined ? unknownWords : verbWords[verb];
  const sentences = [t(words.neutral, { who: whoInWords(visit, act, reader) })];
  if (professional !== undefined) {
    sentences.push(t('complaints:acts.profession', { profession: professionName(t, professional).text }));
    if (professional.place !== '') sentences.push(t('complaints:acts.place', { place: professional.place }));
  }
  const when = { date: showDate(visit, act.at), time: showTime(visit, act.at) };
  return [...sentences, t('complaints:acts.when', when)].join('\n');
}

/** Who acted: the name of a professional, or the number of one who left the directory, else what they are. */
function whoInWords(
  { t }: Pick<Visit<unknown>, 't'>,
  { professional, actorKind, rpps }: TracedAct,
  reader: Reader = 'owner',
): string {
  if (actorKind === 'account' && reader === 'operator') return t('complaints:owner-account');
  if (professional !== undefined) return professional.name;
  if (rpps !== undefined) return t('management:person.number', { rpps });
  return t(whos[actorKind] ?? 'complaints:who.visitor');
}
