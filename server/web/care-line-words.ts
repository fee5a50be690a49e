import { asKey } from '../i18n.ts';
import type { CareKind, CareLine } from '../record/care-history.ts';
import type { Visit } from './context.ts';
import { showPartialDate } from './dates.ts';
import { type Piece, plain, sentence } from './pieces.ts';

/** A line of care as a page shows it. */
export interface LineInWords {
  readonly picture: string;
  readonly sentence: readonly Piece[];
  /** The day, where the sentence does not say it. */
  readonly day: string;
  readonly details: readonly (readonly Piece[])[];
}

const pictures: Readonly<Record<CareKind, string>> = {
  visit: 'doctor',
  medicine: 'treatment',
  exam: 'exam',
  stay: 'hospital',
};

/** Says one line in plain words. */
export function lineInWords(visit: Visit<unknown>, line: CareLine): LineInWords {
  const { t, language } = visit;
  const details = detailsOf(line).flatMap(([name, fact]) =>
    fact === '' ? [] : [sentence(t, asKey(`care:${line.kind}.${name}`), { [name]: fact })],
  );
  return {
    picture: pictures[line.kind],
    sentence: said(visit, line),
    day: line.kind === 'stay' ? '' : t('care:on', { day: showPartialDate(language, line.day) }),
    details,
  };
}

function said({ t, language }: Visit<unknown>, { kind, day, until, what, carer, place }: CareLine): Piece[] {
  if (kind === 'stay') {
    const from = showPartialDate(language, day);
    if (until === undefined) return plain(t('care:stay.day', { day: from }));
    return plain(t('care:stay.days', { from, until: showPartialDate(language, until) }));
  }
  if (kind !== 'visit') return sentence(t, asKey(`care:${kind}.said`), { what });
  const name = carer || place;
  return name === '' ? plain(t('care:visit.alone')) : sentence(t, 'care:visit.said', { carer: name });
}

/** What is told below the sentence, by the name of its text, without what the sentence says. */
function detailsOf({ kind, what, carer, place, amount = '' }: CareLine): [string, string][] {
  const other = place.toLowerCase() === carer.toLowerCase() ? '' : place;
  if (kind === 'visit')
    return [
      ['what', what],
      ['place', carer === '' ? '' : other],
    ];
  const who: [string, string][] = [
    ['carer', carer],
    ['place', kind === 'medicine' ? place : other],
  ];
  if (kind === 'stay') return [['what', what], ...who.toReversed()];
  return kind === 'medicine' ? [...who, ['amount', amount]] : who;
}
