import { asKey } from '../../i18n.ts';
import type { Gap, Gaps } from '../../record/document-gaps.ts';
import { dayAfter, lastDay } from '../../record/missing-documents.ts';
import { type LineInWords, lineInWords } from '../../web/care-line-words.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { type Piece, plain, sentence } from '../../web/pieces.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { gapPath } from './gap-state.ts';

/** In how many days the law wants an answer (code de la santé publique, L. 1111-7), for what is less than 5 years old. */
const answerDays = 8;

/** The first and the last day of the care that a missing document should tell of. */
export function daysOf({ lines }: Gap): { readonly from: string; readonly until: string } {
  const days = lines.flatMap(line => [line.day, lastDay(line)]).sort();
  return { from: days[0] ?? '', until: days.at(-1) ?? '' };
}

/** The care that a missing document should tell of, as a page says it. */
export function careInWords(visit: Visit<unknown>, gap: Gap): LineInWords {
  const [line, ...more] = gap.lines;
  if (more.length === 0) return lineInWords(visit, line);
  const { t, language } = visit;
  const { from, until } = daysOf(gap);
  const between = { from: showPartialDate(language, from), until: showPartialDate(language, until) };
  const { details } = lineInWords(visit, { ...line, kind: 'exam' });
  return {
    picture: 'hospital',
    sentence: plain(t('missing:sessions', { count: gap.lines.length })),
    day: t('missing:between', between),
    details,
  };
}

/** Whom to ask: the place, for somebody else may answer there; the professional where no place is told. */
export function whoInWords({ t }: Visit<unknown>, { sort, lines }: Gap): readonly Piece[] {
  const [{ carer, place }] = lines;
  const of = sort === 'stay' || sort === 'dialysis' ? sort : 'exam';
  const name = place || carer;
  if (name === '') return plain(t(asKey(`missing:who.${of}-unknown`)));
  return sentence(t, asKey(`missing:who.${of}`), { name });
}

/** Since when it was asked for, and whether the law's time for an answer is over. */
export function askedInWords({ t, language }: Visit<unknown>, { askedOn }: Gap, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(askedOn)) / 86_400_000);
  const day = showPartialDate(language, askedOn);
  const ago = days === 0 ? t('missing:asked.today') : t('missing:asked.ago', { count: days, day });
  return today > dayAfter(askedOn, answerDays) ? `${ago}\n${t('missing:asked.late')}` : ago;
}

/** A missing document as the list shows it. */
export function gapInWords(visit: Visit<RecordState>, gap: Gap, { today }: Pick<Gaps, 'today'>) {
  const { t, language, state, href } = visit;
  return {
    ...careInWords(visit, gap),
    href: gap.isEarly ? '' : href(gapPath(state, gap)),
    asked: gap.state === 'asked' ? askedInWords(visit, gap, today) : '',
    early: gap.isEarly ? t('missing:early.from', { day: showPartialDate(language, gap.from) }) : '',
  };
}
