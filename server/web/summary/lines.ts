import type { LocaleKey } from '../../locale-keys.ts';
import type { CareLine } from '../../record/care-history.ts';
import type { Document } from '../../record/documents.ts';
import { toldByDocument, toldByInsurer } from '../../record/summary.ts';
import type { Exam, Told, Treatment } from '../../record/summary-model.ts';
import type { Visit } from '../context.ts';
import { showPartialDate } from '../dates.ts';
import type { SummaryShown } from './state.ts';

/** Words of the record. `isFact`: they are the insurer's, in French; else nobody knows their language. */
export interface Piece {
  readonly text: string;
  readonly isFact: boolean;
}

/** One line of the summary as the page shows it. Empty texts are not shown. */
export interface Line {
  /** What the name is of, in the words of the site. */
  readonly label: string;
  readonly name: Piece;
  /** What the site says of it beside its name, in the language of the page; `isAlarm`: it can kill. */
  readonly said: string;
  readonly isAlarm: boolean;
  readonly details: readonly Piece[];
  readonly phone: string;
  /** Where it can be read whole. */
  readonly href: string;
  /** Who said it and when. */
  readonly told: readonly string[];
}

type Where = Visit<SummaryShown>;

const nothingMore = {
  label: '',
  said: '',
  isAlarm: false,
  details: [],
  phone: '',
  href: '',
  told: [],
} as const;

/** Words that somebody wrote. */
export const asWritten = (text: string): Piece => ({ text, isFact: false });
const asFact = (text: string): Piece => ({ text, isFact: true });

/** Words that people wrote, the empty ones left out, a line each. */
export function written(...texts: readonly string[]): Piece[] {
  return texts
    .flatMap(text => text.split('\n'))
    .filter(text => text.trim() !== '')
    .map(asWritten);
}

/** A line of the summary; what is not given is not there. */
export function line(name: Piece, more: Partial<Omit<Line, 'name'>>): Line {
  return { name, ...nothingMore, ...more };
}

const tellers = {
  account: 'summary:by.account',
  insurer: 'summary:by.insurer',
  professional: 'summary:by.professional',
  organisation: 'summary:by.organisation',
  software: 'summary:by.software',
} as const satisfies Record<string, LocaleKey>;

/** Who said something and when, in words. The person is called by their name: the page is printed for others. */
export function toldInWords({ t, language, state }: Where, { by, day }: Told): string {
  const known = by.kind === 'owner' ? state.summary.owner.name : by.name;
  const who = known !== '' || by.kind === 'owner' ? known : t(tellers[by.kind]);
  return t('summary:told', { who, date: showPartialDate(language, day) });
}

/** A treatment with all who tell of it. */
export function treatmentLine(visit: Where, { name, written: own, given }: Treatment): Line {
  const [last] = given;
  const isFact = given.some(({ what }) => what === name);
  const told = [...own.map(entry => entry.told), ...(last === undefined ? [] : [toldByInsurer(last)])];
  const carer = last === undefined || last.carer === '' ? [] : [asFact(last.carer)];
  return line(
    { text: name, isFact },
    {
      said: [...new Set(own.map(({ data }) => sinceInWords(visit, data.since)))].filter(Boolean).join(' '),
      details: [...own.flatMap(({ data }) => written(data.dose, data.note)), ...carer],
      told: told.map(one => toldInWords(visit, one)),
    },
  );
}

/** Since when, in words; an empty text where nobody knows. */
export function sinceInWords({ t, language }: Where, since: string): string {
  return since === '' ? '' : t('card:since', { date: showPartialDate(language, since) });
}

/** A document, with the way to it. */
export function documentLine(visit: Where, document: Document): Line {
  const { href, state } = visit;
  return line(asWritten(document.title), {
    href: href(state.paths.document(document.id)),
    told: [toldInWords(visit, toldByDocument(state.ownerId, document))],
  });
}

/** An exam of the care history, or a document about one. */
export function examLine(visit: Where, exam: Exam): Line {
  return 'document' in exam ? documentLine(visit, exam.document) : careLine(visit, exam.care);
}

function careLine(visit: Where, care: CareLine): Line {
  const by = care.carer || care.place;
  return line(asFact(care.what), {
    details: by === '' ? [] : [asFact(by)],
    told: [toldInWords(visit, toldByInsurer(care))],
  });
}
