import { asKey } from '../i18n.ts';
import type { HistoryEntry } from '../record/history-entries.ts';
import type { Visit } from './context.ts';
import { showDate, showPartialDate, showTime } from './dates.ts';
import type { EntryInWords, Sentence } from './history-words.ts';
import { documentsPath, historyPath } from './paths.ts';
import { type Piece, plain, sentence } from './pieces.ts';
import { specialtyName } from './profession-words.ts';
import { withFrenchSpaces } from './typography.ts';
import { unknownWords, verbWords } from './verb-words.ts';

/** Tells an entry. `recordId`: of the record whose history it is. */
export function entryInWords(visit: Visit<unknown>, recordId: string, entry: HistoryEntry): EntryInWords {
  const { t, href } = visit;
  const { who, verb } = entry;
  const words = verb === undefined ? unknownWords : verbWords[verb];
  const canReport = who.kind !== 'you' && who.kind !== 'site';
  const said = saidOf(visit, entry, words);
  const document = documentOf(visit, recordId, entry);
  const time = timeInWords(visit, entry);
  return {
    id: `ligne-${entry.seq}`,
    picture: words.picture,
    said,
    time,
    times: [],
    document,
    details: detailsOf(visit, entry),
    why: whyOf(visit, entry),
    reason: entry.reason === undefined ? [] : sentence(t, 'history:reason', { reason: entry.reason }),
    unusual: entry.unusual.map(what => t(asKey(`history:unusual.${what}`))),
    report: canReport ? href(historyPath(recordId, `/signaler/${entry.seq}`)) : '',
    about: [...said, document?.said ?? []]
      .map(textOf)
      .concat(showPartialDate(visit.language, entry.day), time)
      .filter(Boolean)
      .join(' '),
  };
}

/** The words of a sentence alone. */
export const textOf = (pieces: Sentence): string => pieces.map(({ text }) => text).join('');

/** Who acted: their name, else what they are. */
export function actorInWords(visit: Visit<unknown>, { who }: HistoryEntry): string {
  return who.name !== '' || who.kind === 'you' ? who.name : namelessInWords(visit, who);
}

/** The same as a page of the history says of an entry, with its day, as one text of a sentence on each line. */
export function entryInSentences(visit: Visit<unknown>, recordId: string, entry: HistoryEntry): string {
  const { said, document, details } = entryInWords(visit, recordId, entry);
  const when = { date: showDate(visit, entry.at), time: showTime(visit, entry.at) };
  return [...said, ...(document === undefined ? [] : [document.said]), ...details]
    .map(textOf)
    .concat(visit.t('complaints:acts.when', when))
    .join('\n');
}

/** Somebody without a name. Of a professional who has left the directory, the number says still who it was. */
const namelessInWords = ({ t }: Visit<unknown>, { kind, id }: HistoryEntry['who']): string =>
  kind === 'professional' ? t('management:person.number', { rpps: id }) : t(asKey(`history:someone.${kind}`));

/** Who did what, a piece of a line each. A name is a fact; « un professionnel de santé » is a word of the site. */
function saidOf(
  visit: Visit<unknown>,
  { who }: HistoryEntry,
  words: (typeof verbWords)[keyof typeof verbWords],
): Sentence[] {
  const { t } = visit;
  if (who.kind === 'you')
    return t(words.you)
      .split('\n')
      .map(line => plain(line));
  const all =
    who.name === ''
      ? plain(t(words.other, { who: namelessInWords(visit, who) }))
      : sentence(t, words.other, { who: who.name });
  return linesOf(all);
}

/** Cuts pieces where a line ends. */
function linesOf(pieces: Sentence): Sentence[] {
  const lines: Piece[][] = [[]];
  for (const { text, isFact } of pieces)
    for (const [place, part] of (isFact ? [text] : text.split('\n')).entries()) {
      if (place > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, isFact });
    }
  return lines;
}

/** The hour that clocks showed; when summer time ends, one hour comes twice and the two are told apart. */
export function timeInWords(visit: Visit<unknown>, { at, repeated }: HistoryEntry): string {
  const time = showTime(visit, at);
  return visit.t(repeated === undefined ? 'history:at' : asKey(`history:twice.${repeated}`), { time });
}

function documentOf(
  { t, language, href }: Visit<unknown>,
  recordId: string,
  { document }: HistoryEntry,
): EntryInWords['document'] {
  if (document === undefined) return undefined;
  const { id, title, day, isRemoved } = document;
  const texts = withFrenchSpaces(language.code, t);
  const parts = sentence(texts, 'history:document', { title, day: showPartialDate(language, day) });
  // The day is in the language of the page; the title alone is somebody's words.
  const said = parts.map(part => (part.isFact && part.text !== title ? { ...part, isFact: false } : part));
  return { said, href: isRemoved ? '' : href(documentsPath(recordId, `/${id}`)) };
}

function detailsOf({ t }: Visit<unknown>, { who, about, bySoftware }: HistoryEntry): Sentence[] {
  const lines: Sentence[] = [];
  if (who.specialty !== undefined) {
    const does = specialtyName(t, who.specialty);
    const isFact = does.lang === 'fr';
    lines.push(
      isFact
        ? sentence(t, 'history:does', { does: does.text })
        : plain(t('history:does', { does: does.text })),
    );
  }
  if (who.place !== '') lines.push(sentence(t, 'history:place', { place: who.place }));
  if (who.capacity !== '') lines.push(plain(t(asKey(`history:capacity.${who.capacity}`))));
  if (about !== '') lines.push(sentence(t, 'history:about', { name: about }));
  if (bySoftware) lines.push(plain(t('history:by-software')));
  return lines;
}

/** The rules that allow have words, and those that refuse; an entry that names another one tells no reason. */
const allowing = ['R2', 'R3', 'R4', 'R7', 'R8', 'R9', 'R11'] as const;
const refusing = ['R1', 'R2', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11'] as const;

function whyOf({ t }: Visit<unknown>, { rule, act, who }: HistoryEntry): EntryInWords['why'] {
  if (rule === undefined || who.kind === 'you') return undefined;
  const isRefused = act === 'refused';
  if (!(isRefused ? refusing : allowing).some(name => name === rule)) return undefined;
  const key = isRefused ? asKey(`history:why-not.${rule}`) : asKey(`history:why.${rule}`);
  return {
    title: t(isRefused ? 'history:why-not.title' : 'history:why.title'),
    lines: t(key).split('\n'),
  };
}
