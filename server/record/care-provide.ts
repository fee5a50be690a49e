import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { careQuestion } from './care-access.ts';
import { contentOfRow } from './care-access-store.ts';
import { contentBy, depositTypes } from './care-deposit.ts';
import { type PlacedFile, placeFiles } from './care-files.ts';
import { putProvided, type Step } from './care-provide-put.ts';
import { type Caring, refused } from './care-trace.ts';
import { findDocument } from './documents-store.ts';
import { mayBringFile } from './files/allowance.ts';
import { forgetFile } from './files/receive-file.ts';
import type { Refusal } from './files/refusal.ts';
import { inTurn } from './in-turn.ts';
import { decide, scope } from './policy/decide.ts';
import type { Question } from './policy/viewer.ts';
import type { Sender } from './receive-document.ts';
import { recordKeyOf } from './records.ts';
import { printOf, printOfBytes, type SentWords } from './sent-documents.ts';
import * as store from './sent-documents-store.ts';

/** A document that a program sends for a professional. */
export interface Provided {
  readonly typeCode: string;
  /** The day that it is about, `2026-03-03`. */
  readonly day: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly isHidden: boolean;
  readonly isSecret: boolean;
  readonly keptBackUntil?: Date | undefined;
  readonly sent: Omit<SentWords, 'software'>;
  /** The document of one's own that it is a new version of: by its id here, or by the identifier it was sent under. */
  readonly replaces?:
    | { readonly id: string }
    | { readonly identifier: NonNullable<SentWords['master']> }
    | undefined;
}

/** Why what was sent is not taken; `at` is its place among the documents. */
export type NotTaken =
  /** The rules do not let them: also when there is no such record. */
  | { readonly why: 'refused' }
  /** More files than anybody brings in an hour. */
  | { readonly why: 'too-many' }
  | { readonly why: 'bad-file'; readonly at: number; readonly file: Refusal }
  /** A document of health programs that is about somebody else, or cannot be read. */
  | { readonly why: 'other-patient' | 'unreadable'; readonly at: number }
  /** Only a minor keeps something from those who represent them (R10). */
  | { readonly why: 'not-minor'; readonly at: number }
  /** The identifier was used before for other bytes, or for what was taken away or replaced since. */
  | { readonly why: 'other-contents' | 'withdrawn'; readonly at: number }
  /** What it replaces is none of theirs here, or is not the newest version any more, or is known to the patient already. */
  | { readonly why: 'no-target' | 'replaced' | 'known-to-patient'; readonly at: number };

/** A document that is there now. `isNew`: it was not before. */
export interface Taken {
  readonly id: string;
  readonly version: number;
  /** Names the bytes of this version. */
  readonly versionId: string;
  readonly isNew: boolean;
}

/**
 * Takes all documents that a professional's program sends at once, or none: each as the rules let them deposit it (R4, R5,
 * R7), with its entry in the history. One that comes again under its identifier is there already, and stays one. Nothing of
 * a file is read before it is sure that they may deposit.
 */
export async function provideForCarer(
  world: World,
  who: Caring & { readonly software: string; readonly by: Sender },
  documents: readonly Provided[],
): Promise<readonly Taken[] | NotTaken> {
  const types = documents.map(({ typeCode }) => typeCode);
  const may = await depositTypes(world, who, types);
  const isRefused = may.length < types.length;
  for (const _document of isRefused ? [] : documents)
    if (!(await mayBringFile(world, who.viewer.id))) return { why: 'too-many' };
  const placed = isRefused ? [] : await placeFiles(world, who.recordId, documents);
  if ('why' in placed) return placed;
  try {
    return await inTurn(world, who.recordId, trx => takeAll(trx, world, { who, documents, placed }));
  } finally {
    // What a document holds by now stays.
    for (const { content } of placed) await forgetFile(world, content);
  }
}

export interface Sending {
  readonly who: Parameters<typeof provideForCarer>[1];
  readonly documents: readonly Provided[];
  readonly placed: readonly PlacedFile[];
}

/** First it is asked of each document whether it may come in, and nothing is written but a refusal; then all do. */
async function takeAll(trx: Trx, world: World, sending: Sending): Promise<readonly Taken[] | NotTaken> {
  const { who, documents, placed } = sending;
  const asked = await careQuestion(trx, world, { ...who, action: 'deposit' });
  const steps: Step[] = [];
  for (const [at, document] of documents.entries()) {
    const file = placed[at];
    const rule = asked && decide(asked, contentBy(who.viewer.id, document.typeCode));
    if (asked === undefined || rule === undefined || !rule.allowed || file === undefined) {
      await refused(trx, world, { asked, software: who.software });
      return { why: 'refused' };
    }
    const step = await stepFor(trx, world, { asked, document, who });
    if ('why' in step) return { ...step, at };
    steps.push({ rule: rule.rule, ...step, document, file });
  }
  const taken: Taken[] = [];
  for (const step of steps) taken.push(await putProvided(trx, world, { who, step }));
  return taken;
}

type Found =
  | Pick<Extract<Step, { kind: 'same' }>, 'kind' | 'there'>
  | Pick<Extract<Step, { kind: 'new' }>, 'kind'>
  | Pick<Extract<Step, { kind: 'replace' }>, 'kind' | 'row' | 'rule'>;
type Unfit<Why extends NotTaken['why']> = { readonly why: Why };
interface Looked {
  readonly asked: Question;
  readonly document: Provided;
  readonly who: Sending['who'];
}

/** What becomes of a document that may come in. */
async function stepFor(
  trx: Trx,
  world: World,
  looked: Looked,
): Promise<Found | Unfit<'other-contents' | 'withdrawn' | 'no-target' | 'replaced' | 'known-to-patient'>> {
  const { recordId, viewer } = looked.who;
  const key = await recordKeyOf(world, trx, recordId);
  const { master } = looked.document.sent;
  const same = master && (await store.findSent(trx, { recordId, print: printOf(key, viewer.id, master) }));
  if (same === undefined) return targetOf(trx, world, looked);
  if (same.bytes_print !== printOfBytes(key, looked.document.bytes)) return { why: 'other-contents' };
  const now = await store.standsNow(trx, same.document_id);
  const isThere = now?.removed_at === null && now.version_id === same.version_id;
  return isThere
    ? { kind: 'same', there: { id: same.document_id, version: now.version, versionId: now.version_id } }
    : { why: 'withdrawn' };
}

/** What a document replaces: one of their own that they may change, in its newest version. */
async function targetOf(
  trx: Trx,
  world: World,
  { asked, document, who }: Looked,
): Promise<Found | Unfit<'no-target' | 'replaced' | 'known-to-patient'>> {
  const { recordId, viewer, software } = who;
  const { replaces, keptBackUntil } = document;
  if (replaces === undefined) return { kind: 'new' };
  const key = await recordKeyOf(world, trx, recordId);
  const sent =
    'identifier' in replaces
      ? await store.findSent(trx, { recordId, print: printOf(key, viewer.id, replaces.identifier) })
      : undefined;
  const id = 'id' in replaces ? replaces.id : sent?.document_id;
  if (id === undefined) return { why: 'no-target' };
  const change: Question = { ...asked, action: 'change' };
  const row = await findDocument(trx, scope(change), id);
  if (row === undefined || row.removed_at !== null) {
    await refused(trx, world, { asked: change, id, software });
    return { why: 'no-target' };
  }
  if (sent !== undefined && sent.version_id !== row.version_id) return { why: 'replaced' };
  const isKeptBack = (row.kept_back_until ?? '') > asked.now;
  if (keptBackUntil !== undefined && !isKeptBack) return { why: 'known-to-patient' };
  return { kind: 'replace', row, rule: decide(change, contentOfRow(row)).rule };
}
