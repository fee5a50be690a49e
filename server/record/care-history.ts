import type { RecordKey } from '../storage/keys.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import { dayIn, monthsBefore } from '../storage/time.ts';
import type { World } from '../world.ts';
import * as store from './care-history-store.ts';
import { appendEntry } from './journal.ts';
import type { JournalEvent } from './journal-entry.ts';
import { permitOf } from './permits.ts';
import type { Permit } from './policy/decide.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

export type CareKind = store.CareRow['kind'];
export const careKinds = ['visit', 'medicine', 'exam', 'stay'] as const satisfies readonly CareKind[];

/** How long the care history goes back, in months (product rules, §3). */
export const careMonths = 24;

/** One thing that was done for somebody's health, as the insurer tells it. Days are YYYY-MM-DD. */
export interface CareLine {
  readonly day: string;
  readonly kind: CareKind;
  /** The label of the insurer, in French. */
  readonly what: string;
  /** Who did it, or who prescribed a medicine; empty when nobody is told. */
  readonly carer: string;
  /** Where it was done, or where a medicine was given; empty when it is not told. */
  readonly place: string;
  /** The last day of a stay of more than one. */
  readonly until?: string | undefined;
  /** How many boxes were given. */
  readonly amount?: string | undefined;
}

/** A line as it is kept. */
export interface KeptCareLine extends CareLine {
  readonly id: string;
}

/** A line that comes in. */
export interface NewCareLine extends CareLine {
  /** A minor asked to keep it from the representatives (R10). */
  readonly isSecret?: boolean | undefined;
}

/** Which lines are asked for: `count` of them, from the place `from`. */
export interface CarePlace {
  readonly from: number;
  readonly count: number;
}

/** The first day that the care history holds now: today's date, 24 months ago, as YYYY-MM-DD. */
export function careSince(world: World): string {
  return monthsBefore(dayIn(world.config.timeZone, world.now()), careMonths);
}

/**
 * Reads the care of the last 24 months, newest first; on one day the visit comes before the medicine that was prescribed
 * there. What a minor keeps secret is there for the owner alone (R10).
 */
export async function careHistoryOf(
  world: World,
  access: RecordAccess,
  place?: CarePlace,
): Promise<KeptCareLine[]> {
  const rows = await store.rowsSince(world.db, { ...scopeOf(world, access), kinds: careKinds, place });
  if (rows.length === 0) return [];
  const key = await recordKeyOf(world, world.db, access.recordId);
  return rows.map(row => toLine(key, row));
}

/** The months (YYYY-MM) with care in them, newest first, and how many lines each has. */
export async function careMonthsOf(
  world: World,
  access: RecordAccess,
): Promise<{ readonly month: string; readonly count: number }[]> {
  return store.countByMonth(world.db, scopeOf(world, access));
}

/** Whether the care history of a record holds anything that this account may see. */
export async function hasCare(world: World, access: RecordAccess): Promise<boolean> {
  return store.hasRowSince(world.db, scopeOf(world, access));
}

function scopeOf(world: World, access: RecordAccess) {
  return { permit: permitOf(world, access), since: careSince(world) };
}

const placeOf = (id: string): string => `care_line:${id}`;

/** The care of the last 24 months that a permit lets be seen, as `careHistoryOf` gives it. */
export async function careWithin(
  trx: Trx,
  world: World,
  { permit, key, place }: { permit: Permit; key: RecordKey; place?: CarePlace | undefined },
): Promise<KeptCareLine[]> {
  const since = careSince(world);
  const rows = await store.rowsSince(trx, { permit, since, kinds: careKinds, place });
  return rows.map(row => toLine(key, row));
}

function toLine(key: RecordKey, row: store.CareRow): KeptCareLine {
  const words: Omit<CareLine, 'day' | 'kind'> = JSON.parse(key.open(placeOf(row.id), row.sealed));
  return { ...words, id: row.id, day: row.day, kind: row.kind };
}

/** What a source tells of one person's care. */
export interface ReceivedCare {
  readonly recordId: string;
  readonly source: Tables['care_line']['source'];
  readonly lines: readonly NewCareLine[];
  /** The document that tells of them: they leave and come back with it. */
  readonly documentId?: string;
  readonly by: JournalEvent['actor'];
  readonly channel: JournalEvent['channel'];
}

/** What became of the lines: `same` were there already, `old` are of no month that is kept. */
export interface TakenCare {
  readonly added: number;
  readonly same: number;
  readonly old: number;
}

/**
 * Takes lines into the care history of a record, with one entry in its journal when some are new. A line that says the
 * same as another, whatever its source, is that one; it stays secret when one of the two is.
 * @throws SealError when the record is not there, or its key was destroyed
 */
export async function receiveCare(trx: Trx, world: World, care: ReceivedCare): Promise<TakenCare> {
  const { recordId, source, lines, documentId } = care;
  const key = await recordKeyOf(world, trx, recordId);
  const since = careSince(world);
  const kept = lines.filter(({ day, until }) => (until ?? day) >= since);
  let added = 0;
  for (const line of kept) {
    const isNew = await store.insertOnce(trx, world, {
      ...{ record_id: recordId, source, kind: line.kind, day: line.day, last_day: line.until ?? line.day },
      secret: line.isSecret === true ? 1 : 0,
      ...{ documentId, print: key.print(printed(line)) },
      sealed: id => key.seal(placeOf(id), sealedText(line)),
    });
    if (isNew) added += 1;
  }
  if (added > 0) {
    const { by: actor, channel } = care;
    const details = { lines: added, source };
    await appendEntry(trx, world, { actor, recordId, verb: 'care-history.received', channel, details });
  }
  return { added, same: kept.length - added, old: lines.length - kept.length };
}

function sealedText({ what, carer, place, until, amount }: CareLine): string {
  return JSON.stringify({ what, carer, place, until, amount });
}

/** What makes two lines the same. One source may write in capitals what another one does not. */
function printed({ day, kind, what, carer, place, until = '' }: CareLine): string {
  const texts = [what, carer, place].map(text => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' '));
  return JSON.stringify([day, until, kind, ...texts]);
}
