import type { KeptCareLine } from './care-history.ts';
import { type CareSort, type Expected, expectations, sortOfCare } from './expected-documents.ts';
import { compareNames, isSameCarer, type Names, namesOf } from './same-carer.ts';

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
  readonly names: Names;
  /** Its own days, and the first and the last one that its paper may have: as numbers of days. */
  readonly from: number;
  readonly until: number;
  readonly first: number;
  readonly last: number;
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
  const awaiting = lines.flatMap(awaitingOf);
  const namesBy = readerOfNames();
  const found = new Set(papers.flatMap(paper => linesOf(paper, { awaiting, namesBy })));
  return awaiting
    .filter(({ line }) => !found.has(line.id))
    .map(({ line, sort, expected }) => {
      const from = dayAfter(lastDay(line), expected.dueAfter + 1);
      return { line, sort, from, isEarly: today < from };
    });
}

/** What is worked out once for a line: documents may come in thousands. */
function awaitingOf(line: KeptCareLine): Awaiting[] {
  const sort = sortOfCare(line);
  if (sort === undefined) return [];
  const expected = expectations[sort];
  const [from, until] = [numberOf(line.day), numberOf(lastDay(line))];
  const window = { from, until, first: from - expected.daysBefore, last: until + expected.daysAfter };
  return [{ line, sort, expected, names: namesOf(line), ...window }];
}

/** Reads the names of the authors, each once: few people write most of the documents of a record. */
function readerOfNames(): (author: Paper['author']) => Names {
  const read = new Map<string, Names>();
  return ({ name, place }) => {
    const key = `${name}\n${place}`;
    const names = read.get(key) ?? namesOf({ carer: name, place });
    read.set(key, names);
    return names;
  };
}

/** The ids of the lines that a document is the paper of. */
function linesOf(
  paper: Paper,
  { awaiting, namesBy }: { awaiting: readonly Awaiting[]; namesBy: (author: Paper['author']) => Names },
): string[] {
  const day = numberOf(paper.day);
  const near = awaiting.filter(({ first, last }) => day >= first && day <= last);
  const fitting = near.filter(one => fits(paper.typeCode, namesBy(paper.author), one));
  // A report of dialysis tells of a whole month of sessions.
  const ofMonth = fitting.filter(({ sort }) => sort === 'dialysis');
  const others = fitting.filter(({ sort }) => sort !== 'dialysis');
  const nearest = Math.min(...others.map(one => daysBetween(day, one)));
  return [...ofMonth, ...others.filter(one => daysBetween(day, one) === nearest)].map(({ line }) => line.id);
}

function fits(typeCode: string, by: Names, { expected, names }: Awaiting): boolean {
  const { types, alsoOfCarer } = expected;
  const isSuch = types.includes(typeCode) || (alsoOfCarer.includes(typeCode) && isSameCarer(by, names));
  return isSuch && compareNames(by, names) !== 'other';
}

/** The last day of some care. */
export const lastDay = ({ day, until = day }: Pick<KeptCareLine, 'day' | 'until'>): string => until;

/** How far a day is from some care; 0 within it. */
const daysBetween = (day: number, { from, until }: Awaiting): number => Math.max(from - day, day - until, 0);

const numberOf = (day: string): number => Date.parse(day) / 86_400_000;

/** The day so many days after another one; before it when the number is negative. YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date((numberOf(day) + days) * 86_400_000).toISOString().slice(0, 10);
}
