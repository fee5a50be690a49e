import { CsvError } from '../csv.ts';
import type { Remark } from '../csv-header.ts';
import { type Activity, readActivity } from './activity-line.ts';
import { type Line, linesOfExtract, numberOf, type Survey } from './survey.ts';

/** Somebody with everything that the file tells of them. */
export interface ToldProfessional {
  readonly rpps: string;
  readonly activities: readonly Activity[];
  /** Whether none of their lines was refused: what they do not have any more is known then. */
  readonly isWhole: boolean;
}

/** What became of the lines that make no activity. */
export interface LeftOut {
  refused: number;
  /** Lines of people who have no RPPS number (ADELI, numbers of an employer). */
  withoutNumber: number;
  students: number;
}

/** Some professionals, each whole, and what was left out on the way to them. */
export interface Gathered {
  /** Number of the last line that was read. */
  readonly line: number;
  /** How many lines were read. */
  readonly lines: number;
  readonly people: readonly ToldProfessional[];
  readonly leftOut: LeftOut;
  readonly remarks: readonly Remark[];
}

/** More remarks than these help nobody: the file is another one, or a rule here is wrong. */
const mostRemarks = 100;

interface Gathering {
  readonly survey: Survey;
  /** Those of whom lines are still to come. */
  readonly waiting: Map<string, { activities: Activity[]; isWhole: boolean }>;
  remarked: number;
}

/**
 * Reads the file again and brings the lines of each professional together, wherever they stand: in the extract one after
 * the other. @throws CsvError when the file is another one than at the survey
 */
export async function* gatherPeople(
  chunks: AsyncIterable<Uint8Array>,
  survey: Survey,
): AsyncGenerator<Gathered> {
  const gathering: Gathering = { survey, waiting: new Map(), remarked: 0 };
  for await (const { lines } of linesOfExtract(chunks)) yield gatherSome(lines, gathering);
  if (gathering.waiting.size > 0) throw new CsvError(otherFile);
}

const otherFile = 'The file was changed while it was read. Start again.';

function gatherSome(lines: readonly Line[], gathering: Gathering): Gathered {
  const people: ToldProfessional[] = [];
  const leftOut = { refused: 0, withoutNumber: 0, students: 0 };
  const remarks: Remark[] = [];
  for (const line of lines) {
    const read = readLine(line, gathering);
    if (read.kind !== 'activity') leftOut[read.kind] += 1;
    if (read.kind === 'refused') {
      gathering.remarked += 1;
      if (gathering.remarked <= mostRemarks)
        remarks.push({ line: line.line, kind: 'refused', text: read.fault });
    }
    const whole = addLine(gathering, read);
    if (whole !== undefined) people.push(whole);
  }
  return { line: lines.at(-1)?.line ?? 0, lines: lines.length, people, leftOut, remarks };
}

type ReadLine =
  | { readonly kind: 'activity'; readonly rpps: string; readonly activity: Activity }
  | { readonly kind: 'refused'; readonly rpps?: string; readonly fault: string }
  | { readonly kind: 'withoutNumber'; readonly rpps?: undefined }
  | { readonly kind: 'students'; readonly rpps: string };

function readLine(line: Line, { survey: { header } }: Gathering): ReadLine {
  const rpps = numberOf(line, header);
  if (rpps === null) return { kind: 'withoutNumber' };
  if (typeof rpps !== 'string') return { kind: 'refused', fault: rpps.fault };
  const read = readActivity(line.text, header);
  if (read === 'student') return { kind: 'students', rpps };
  if ('fault' in read) return { kind: 'refused', rpps, fault: read.fault };
  return { kind: 'activity', rpps, activity: read };
}

/** Adds a line to what is known of somebody; gives them back when it was the last one. */
function addLine({ survey, waiting }: Gathering, read: ReadLine): ToldProfessional | undefined {
  if (read.rpps === undefined) return undefined;
  const left = survey.people.takeLine(read.rpps);
  if (left === undefined) throw new CsvError(otherFile);
  const gathered = waiting.get(read.rpps) ?? { activities: [], isWhole: true };
  if (read.kind === 'refused') gathered.isWhole = false;
  if (read.kind === 'activity') gathered.activities.push(read.activity);
  if (left > 0) {
    waiting.set(read.rpps, gathered);
    return undefined;
  }
  waiting.delete(read.rpps);
  return { rpps: read.rpps, ...gathered };
}
