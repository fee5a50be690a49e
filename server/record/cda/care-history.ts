import type { CareKind, CareLine } from '../care-history.ts';
import { allNamed, at, attribute, childrenOf, textOf } from './tree.ts';
import { readXml, type XmlElement } from './xml.ts';

/**
 * What the sections of CNAM-HR 2021.01 (« Historique des remboursements », CI-SIS) tell of, by their LOINC code; acts have
 * theirs in a translation. Medical devices (46264-8) are none of the four kinds: the document itself shows them.
 */
const kinds: Readonly<Record<string, CareKind>> = {
  '10160-0': 'medicine',
  '11369-6': 'medicine',
  '46240-8': 'stay',
  '67803-7': 'visit',
  '18726-0': 'exam',
  '26436-6': 'exam',
};

type Column = 'when' | 'what' | 'by' | 'prescriber' | 'place' | 'pharmacy' | 'amount';

/** The columns by the beginning of their title. */
const titles: readonly (readonly [RegExp, Column])[] = [
  [/^(date|période)/i, 'when'],
  [/^(libellé|nature)/i, 'what'],
  [/^réalisé par/i, 'by'],
  [/^prescrit par/i, 'prescriber'],
  [/^délivré par/i, 'pharmacy'],
  [/^(établissement$|lieu)/i, 'place'],
  [/^quantité/i, 'amount'],
];

/** What is paid for besides the care itself: fixed sums and supplements (CCAM, NGAP, NABM). Nobody had them done. */
const isFee = (what: string): boolean => /^(forfait|sup|suppl|supplement)\b/i.test(what);

/**
 * Reads the lines of care of a CNAM-HR document from its tables, which say all that is to be read. What is not a line
 * of care (no day, no label) is passed over; other documents give none. @throws {UnreadableCda}
 */
export function readCareHistory(document: Uint8Array | string): CareLine[] {
  const body = at(readXml(document), 'component', 'structuredBody');
  return body === undefined ? [] : allNamed(body, 'section').flatMap(readSection);
}

function readSection(section: XmlElement): CareLine[] {
  const code = at(section, 'code');
  const codes = [code, ...childrenOf(code, 'translation')].map(one => attribute(one, 'code') ?? '');
  const kind = codes.flatMap(one => kinds[one] ?? [])[0];
  const text = at(section, 'text');
  if (kind === undefined || text === undefined) return [];
  return allNamed(text, 'table').flatMap(table => readRows(table, kind));
}

function readRows(table: XmlElement, kind: CareKind): CareLine[] {
  const head = at(table, 'thead', 'tr');
  const columns = childrenOf(head, 'th').flatMap(title => {
    const column = titles.find(([begin]) => begin.test(textOf(title) ?? ''))?.[1];
    // A title over two columns is that of the second: the first one is empty.
    return attribute(title, 'colspan') === '2' ? [undefined, column] : [column];
  });
  return childrenOf(table, 'tbody')
    .flatMap(part => childrenOf(part, 'tr'))
    .flatMap(row => {
      const texts = childrenOf(row, 'td').map(cell => textOf(cell) ?? '');
      return toLine(kind, column => texts[columns.indexOf(column)] ?? '') ?? [];
    });
}

function toLine(kind: CareKind, cell: (column: Column) => string): CareLine | undefined {
  const [day, until] = daysIn(cell('when'));
  const what = cell('what');
  if (day === undefined || what === '' || isFee(what)) return undefined;
  const end = kind === 'stay' && until !== undefined && until > day ? until : undefined;
  return {
    ...{ day, kind, what, until: end },
    carer: cell('by') || cell('prescriber'),
    place: kind === 'medicine' ? cell('pharmacy') : cell('place'),
    amount: cell('amount') || undefined,
  };
}

/** The days in a text: « 26/05/2019 », « du 15/05/2019 au 30/05/2019 ». One that does not exist is none. */
function daysIn(text: string): string[] {
  return [...text.matchAll(/\b(\d\d)\/(\d\d)\/(\d{4})\b/g)].flatMap(([, day, month, year]) => {
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    const isDay = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
    return isDay ? [`${year}-${month}-${day}`] : [];
  });
}
