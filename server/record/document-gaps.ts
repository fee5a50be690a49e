import { z } from 'zod';
import type { RecordKey } from '../storage/keys.ts';
import { dayIn } from '../storage/time.ts';
import type { World } from '../world.ts';
import { careHistoryOf, type KeptCareLine } from './care-history.ts';
import * as store from './document-requests-store.ts';
import { documentsOf } from './documents.ts';
import { type CareSort, expectedTypes, sortOfCare } from './expected-documents.ts';
import { dayAfter, type MissingPaper, missingPapers } from './missing-documents.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

const stateSchema = z.object({
  state: z.enum(['open', 'asked', 'aside']),
  /** The day on which the person asked, YYYY-MM-DD. */
  askedOn: z.string().default(''),
  /** The letter, when the person changed it. */
  text: z.string().default(''),
});

/** What a person did about a document that is missing. */
export type RequestState = z.infer<typeof stateSchema>;

/** A line of care and the version of what was done about it, as a page shows it; 0 when nothing was. */
export interface SeenLine {
  readonly lineId: string;
  readonly version: number;
}

/** A document that is missing, and what was done about it. Sessions of dialysis of one month and one place are one. */
export interface Gap extends RequestState {
  /** The id of its first line. */
  readonly id: string;
  readonly sort: CareSort;
  /** The care it should tell of, newest first; one line but for dialysis. */
  readonly lines: readonly [KeptCareLine, ...KeptCareLine[]];
  readonly from: string;
  readonly isEarly: boolean;
  readonly seen: readonly SeenLine[];
}

/** Everything that is missing in a record, in the order of the care history. */
export interface Gaps {
  readonly today: string;
  readonly all: readonly Gap[];
  /** Whether the care history holds anything at all. */
  readonly hasCare: boolean;
}

/** What the words about a line of care are bound to. */
export const requestPlace = (lineId: string): string => `document_request:${lineId}`;

const nothingDone: RequestState = { state: 'open', askedOn: '', text: '' };

/**
 * Reads what is missing in a record, within what this account may see of it: a line that a minor keeps secret and a document
 * that is hidden from the account are not there (R2, R10).
 */
export async function gapsOf(world: World, access: RecordAccess): Promise<Gaps> {
  const today = dayIn(world.config.timeZone, world.now());
  const lines = await careHistoryOf(world, access);
  const awaiting = lines.filter(line => sortOfCare(line) !== undefined);
  const hasCare = lines.length > 0;
  if (awaiting.length === 0) return { today, all: [], hasCare };
  const [first = today] = awaiting.map(({ day }) => day).sort();
  const papers = await documentsOf(world, access, { since: dayAfter(first, -31), typeCodes: expectedTypes });
  const missing = missingPapers(awaiting, papers, today);
  return { today, all: togetherByMonth(await withState(world, access, missing)), hasCare };
}

async function withState(
  world: World,
  access: RecordAccess,
  missing: readonly MissingPaper[],
): Promise<Gap[]> {
  const rows = await store.requestsOf(world.db, access.recordId);
  const key = await recordKeyOf(world, world.db, access.recordId);
  const done = new Map(rows.map(row => [row.care_line_id, row]));
  return missing.map(({ line, ...what }) => {
    const row = done.get(line.id);
    const state = row === undefined ? nothingDone : openState(key, row);
    const seen = [{ lineId: line.id, version: row?.version ?? 0 }];
    return { ...what, ...state, id: line.id, lines: [line], seen };
  });
}

/** Opens what was done about a line. @throws SealError */
export function openState(key: RecordKey, row: store.RequestRow): RequestState {
  return stateSchema.parse(JSON.parse(key.open(requestPlace(row.care_line_id), row.sealed)));
}

/** Sessions of dialysis that one letter can ask for are one. Where something else was done about one, it stands alone. */
function togetherByMonth(gaps: readonly Gap[]): Gap[] {
  const groups = Map.groupBy(gaps, gap => {
    const [{ id, day, carer, place }] = gap.lines;
    if (gap.sort !== 'dialysis') return id;
    return JSON.stringify([day.slice(0, 7), carer, place, gap.isEarly, gap.state, gap.askedOn, gap.text]);
  });
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const [line, ...lines] = [...first.lines, ...more.flatMap(gap => gap.lines)];
    const seen = [...first.seen, ...more.flatMap(gap => gap.seen)];
    return line === undefined ? [] : [{ ...first, lines: [line, ...lines], seen }];
  });
}
