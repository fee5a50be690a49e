import type { KeptCareLine } from './care-history.ts';
import { type CareSort, type Expected, expectations, sortOfCare } from './expected-documents.ts';
import { compareWho, isSameCarer, type Who } from './same-carer.ts';

/** What a document says that may make it the paper of some care. `day` is YYYY-MM-DD; a patient's own names nobody. */
export interface Paper {
  readonly typeCode: string;
  readonly day: string;
  readonly author: { readonly name: string; readonly place: string };
}

/** A line of care whose paper is not among the documents. */
export interface MissingPaper {
  readonly line: KeptCareLine;
  readonly sort: CareSort;
  /** From this day on it can be missing, YYYY-MM-DD. */
  readonly from: string;
  /** It is too early: the paper may still come by itself. */
  readonly isEarly: boolean;
}

/** A line that should lead to a paper. */
interface Awaiting {
  readonly line: KeptCareLine;
  readonly sort: CareSort;
  readonly expected: Expected;
}

/**
 * Which lines of care have no paper among the documents, in the order of the lines. `today` is YYYY-MM-DD.
 *
 * A document is the paper of a line when its type is one that the sort of care leads to, its day is within the care or a few
 * days of it (see `expectations`), and its author is not known to be another one: when both tell a professional or a place, one
 * of them must be the same. Of several lines that a document fits it belongs to the nearest in time, so that the report of the
 * second blood test is not taken for that of the first; lines equally near share it.
 */
export function missingPapers(
  lines: readonly KeptCareLine[],
  papers: readonly Paper[],
  today: string,
): MissingPaper[] {
  const awaiting = lines.flatMap<Awaiting>(line => {
    const sort = sortOfCare(line);
    return sort === undefined ? [] : [{ line, sort, expected: expectations[sort] }];
  });
  const found = new Set(papers.flatMap(paper => linesOf(paper, awaiting)));
  return awaiting
    .filter(({ line }) => !found.has(line.id))
    .map(({ line, sort, expected }) => {
      const from = dayAfter(lastDay(line), expected.dueAfter + 1);
      return { line, sort, from, isEarly: today < from };
    });
}

/** The ids of the lines that a document is the paper of. */
function linesOf(paper: Paper, awaiting: readonly Awaiting[]): string[] {
  const fitting = awaiting.filter(one => fits(paper, one));
  // A report of dialysis tells of a whole month of sessions.
  const ofMonth = fitting.filter(({ sort }) => sort === 'dialysis').map(({ line }) => line.id);
  const others = fitting.filter(({ sort }) => sort !== 'dialysis');
  const nearest = Math.min(...others.map(({ line }) => daysBetween(paper.day, line)));
  return [
    ...ofMonth,
    ...others.filter(({ line }) => daysBetween(paper.day, line) === nearest).map(({ line }) => line.id),
  ];
}

function fits(paper: Paper, { line, expected }: Awaiting): boolean {
  const { types, alsoOfCarer, daysBefore, daysAfter } = expected;
  const by: Who = { carer: paper.author.name, place: paper.author.place };
  const isSuch =
    types.includes(paper.typeCode) || (alsoOfCarer.includes(paper.typeCode) && isSameCarer(by, line));
  if (!isSuch || compareWho(by, line) === 'other') return false;
  return paper.day >= dayAfter(line.day, -daysBefore) && paper.day <= dayAfter(lastDay(line), daysAfter);
}

/** The last day of some care. */
export const lastDay = ({ day, until = day }: Pick<KeptCareLine, 'day' | 'until'>): string => until;

/** How far a day is from some care; 0 within it. */
function daysBetween(day: string, line: KeptCareLine): number {
  const [from, until] = [line.day, lastDay(line)];
  if (day < from) return numberOf(from) - numberOf(day);
  return Math.max(0, numberOf(day) - numberOf(until));
}

const numberOf = (day: string): number => Date.parse(day) / 86_400_000;

/** The day so many days after another one; before it when the number is negative. YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date((numberOf(day) + days) * 86_400_000).toISOString().slice(0, 10);
}
