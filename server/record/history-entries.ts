import { z } from 'zod';
import { dayIn } from '../storage/time.ts';
import { hourIn, repeatedHour } from '../storage/zone.ts';
import type { World } from '../world.ts';
import { openWords } from './documents.ts';
import { findDocuments } from './documents-store.ts';
import { type Actor, actorsOf } from './history-actors.ts';
import * as store from './history-people-store.ts';
import type { HistoryPeople } from './history-sources.ts';
import { type Family, type HistoryAct, verbMeanings, verbNamed } from './history-verbs.ts';
import type { Entry, Verb } from './journal-entry.ts';
import { waitingRows } from './kept-back-store.ts';
import { permitOf } from './permits.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

/** The rules by which somebody may see something (product rules, §4). */
export const ruleNames = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11'] as const;
export type RuleName = (typeof ruleNames)[number];

/** Why an entry is one to look at twice. */
export type Unusual = 'emergency' | 'centre-15' | 'night' | 'first-time' | 'other-region';

/** An entry of the journal as the person reads it. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: Date;
  /** The day on the clocks of the site's place, YYYY-MM-DD. */
  readonly day: string;
  /** Which of the two it was, where clocks show the same hour twice because summer time ends. */
  readonly repeated: 'first' | 'second' | undefined;
  /** Nothing for an act that this version of the site does not know. */
  readonly verb: Verb | undefined;
  readonly family: Family;
  readonly act: HistoryAct;
  readonly who: Actor;
  /** The document it is about, where the reader may see it. */
  readonly document: TellableDocument | undefined;
  /** The professional it is about, by name or else by number; empty where there is none. */
  readonly about: string;
  readonly rule: RuleName | undefined;
  /** The reason that was given, in the words of who gave it. */
  readonly reason: string | undefined;
  readonly unusual: readonly Unusual[];
  /** A professional did it through a program of theirs, and not on the pages of the site. */
  readonly bySoftware: boolean;
}

export interface TellableDocument {
  readonly id: string;
  readonly title: string;
  /** The day that it is about, YYYY-MM-DD. */
  readonly day: string;
  /** It was taken away and can still be brought back: no page shows it. */
  readonly isRemoved: boolean;
  /** Who wrote it, and where; empty for the patient. */
  readonly author: string;
}

/** Tells entries of a record's chain: who, about what, why they could, and what is unusual in it. */
export async function tellEntries(
  world: World,
  access: RecordAccess,
  { rows, people }: { rows: readonly Entry[]; people: HistoryPeople },
): Promise<HistoryEntry[]> {
  const [actors, { documents, waiting }, firsts, reasons] = await Promise.all([
    actorsOf(world, access, { rows, people }),
    documentsOf(world, access, rows),
    firstsOf(world, rows),
    reasonsOf(world, access, rows),
  ]);
  const { timeZone } = world.config;
  return rows.map(row => {
    const verb = verbNamed(row.verb);
    const meaning = verb === undefined ? ({ family: 'shown', act: 'work' } as const) : verbMeanings[verb];
    const document = documents.get(row.object_id ?? '');
    const said = actors.of(row, document?.author);
    const who = waiting.has(row.object_id ?? '') ? withoutSpecialty(said) : said;
    const at = new Date(row.at);
    const unusual = unusualOf({ row, act: meaning.act }, [
      ['night', isNight(world, at)],
      ['first-time', firsts.get(row.actor_id) === row.seq],
      ['other-region', actors.isFromElsewhere(who)],
    ]);
    const rule = ruleNames.find(name => name === row.rule);
    const [about, reason] = [actors.about(row), reasons.get(row.seq)];
    const when = { at, day: dayIn(timeZone, at), repeated: repeatedHour(timeZone, at) };
    const bySoftware = row.channel === 'software';
    const why = { about, rule, reason, unusual, bySoftware };
    return { seq: row.seq, ...when, verb, ...meaning, who, document, ...why };
  });
}

/** Only what a professional sees, or wants to see, is unusual: what they send comes at any hour and from anywhere. */
function unusualOf(
  { row, act }: { row: Entry; act: HistoryAct },
  found: readonly (readonly [Unusual, boolean])[],
): Unusual[] {
  if (row.actor_kind !== 'professional' || !['read', 'refused', 'emergency'].includes(act)) return [];
  const isCentre15 = row.rule === 'R9';
  const isEmergency = !isCentre15 && (row.rule === 'R8' || act === 'emergency');
  const all: readonly (readonly [Unusual, boolean])[] = [
    ['emergency', isEmergency],
    ['centre-15', isCentre15],
    ...found,
  ];
  return all.flatMap(([what, holds]) => (holds ? [what] : []));
}

/** From 22 h to 6 h on the clocks of the site's place. */
function isNight({ config }: World, at: Date): boolean {
  const hour = hourIn(config.timeZone, at);
  return hour >= 22 || hour < 6;
}

/** The specialty of who sent what is still kept back would tell what it is about: it is not said on any page (R2). */
const withoutSpecialty = (who: Actor): Actor => ({ ...who, specialty: who.specialty?.replace(/\/.*/, '') });

/** The documents that the entries are about and that the reader may see, by their ids, and which others wait for them. */
async function documentsOf(
  world: World,
  access: RecordAccess,
  rows: readonly Entry[],
): Promise<{ documents: ReadonlyMap<string, TellableDocument>; waiting: ReadonlySet<string> }> {
  const ids = new Set(rows.flatMap(row => (row.object_kind === 'document' ? [row.object_id ?? ''] : [])));
  if (ids.size === 0) return { documents: new Map(), waiting: ids };
  const permit = permitOf(world, access);
  const key = await recordKeyOf(world, world.db, access.recordId);
  const found = await findDocuments(world.db, permit, [...ids]);
  const waiting = found.length === ids.size ? [] : await waitingRows(world.db, permit);
  const documents = new Map(
    found.map(row => {
      const { title, author, place } = openWords(key, row.id, row.sealed);
      const isRemoved = row.removed_at !== null;
      return [row.id, { id: row.id, title, day: row.day, isRemoved, author: author || place }];
    }),
  );
  return { documents, waiting: new Set(waiting.map(({ id }) => id)) };
}

/** The number of the first entry of each professional among the entries. */
async function firstsOf({ db }: World, rows: readonly Entry[]): Promise<ReadonlyMap<string, number>> {
  const ids = new Set(rows.filter(row => row.actor_kind === 'professional').map(row => row.actor_id));
  const chain = rows[0]?.chain ?? '';
  const found = await Promise.all(
    [...ids].map(async id => [id, (await store.firstOfActor(db, chain, id)) ?? 0] as const),
  );
  return new Map(found);
}

const detailsSchema = z.object({ reason: z.string().optional() });

/** The acts for which a professional gives a reason: an opening in an emergency, and taking a document away. */
const withReason: readonly string[] = ['emergency.opened', 'document.removed'];

/** The reasons that were given: of the sealed details, these alone are opened. */
async function reasonsOf(
  world: World,
  access: RecordAccess,
  rows: readonly Entry[],
): Promise<ReadonlyMap<number, string>> {
  const given = rows.filter(row => withReason.includes(row.verb) && row.details !== null);
  if (given.length === 0) return new Map();
  const key = await recordKeyOf(world, world.db, access.recordId);
  return new Map(
    given.flatMap(({ seq, details }) => {
      const opened = detailsSchema.safeParse(JSON.parse(key.open(`journal:${seq}`, details ?? '')));
      const reason = opened.success ? opened.data.reason : undefined;
      return reason === undefined ? [] : [[seq, reason]];
    }),
  );
}
