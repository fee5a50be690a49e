import { isId, newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { after, day, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { careQuestion } from './care-access.ts';
import { hasReadSince, insertOpening } from './care-access-store.ts';
import { type Caring, refused, traceCare } from './care-trace.ts';
import { listDocuments } from './document-lists-store.ts';
import { type Document, toDocument } from './document-rows.ts';
import { type DocumentFilter, findDocument } from './documents-store.ts';
import { inTurn } from './in-turn.ts';
import { contentOf } from './permits.ts';
import { decide, type Permit, scope } from './policy/decide.ts';
import type { RuleName } from './policy/rule.ts';
import type { Action } from './policy/viewer.ts';
import { recordKeyOf } from './records.ts';

/** How long a record stays open after break-glass, in milliseconds (product rules, §4, R8). */
export const openingLives = day;

/** A page of a record's documents, for a professional. */
export interface CareList {
  readonly documents: readonly Document[];
  /** The rule that opens the record to them. */
  readonly rule: RuleName;
}

/**
 * The documents of a record that a professional may see, newest first; nothing at all when there is none that any rule
 * opens, and for a record that is not there, alike. `isFirst`: the first list of a visit, which is written in the
 * history (product rules, §5): no trace, no access. The entry is on disk before anything is given.
 */
export async function listForCarer(
  world: World,
  who: Caring,
  place: {
    readonly from: number;
    readonly count: number;
    readonly isFirst: boolean;
    readonly filter?: DocumentFilter;
  },
): Promise<CareList | undefined> {
  return inTurn(world, who.recordId, async trx => {
    const asked = await careQuestion(trx, world, { ...who, action: 'read' });
    const permit = asked && scope(asked);
    const rule = permit && (await openingRule(trx, permit));
    if (asked === undefined || permit === undefined || rule === undefined)
      return refused(trx, world, { asked, software: who.software });
    if (place.isFirst) await tellAccess(trx, world, { ...who, verb: 'documents.listed', rule });
    const rows = await listDocuments(trx, { permit, accountId: '' }, { ...place.filter, ...place });
    const key = await recordKeyOf(world, trx, who.recordId);
    return { documents: rows.map(row => toDocument(row, { permit, key, isRead: true })), rule };
  });
}

/** The rule that opens a record to somebody. Anybody may read what they wrote (R3): that opens nothing where they wrote nothing. */
async function openingRule(trx: Trx, permit: Permit): Promise<RuleName | undefined> {
  const { rule } = permit;
  if (rule !== 'R3') return rule;
  const [own] = await listDocuments(trx, { permit, accountId: '' }, { count: 1 });
  return own && rule;
}

/** How long the files that a page shows are asked for after it, in milliseconds: more than the slowest network takes. */
const onePage = 5 * minute;

/**
 * One document, opened by a professional, with its entry in the history. Nothing for one that does not exist and for one
 * that may not be seen, alike; the second is written down. `isPart`: what a page of the document shows, such as an image,
 * which is decided again and is one reading with the page when the history has that one already.
 */
export async function openForCarer(
  world: World,
  who: Caring,
  what: {
    readonly id: string;
    readonly verb: 'document.read' | 'document.downloaded';
    readonly isPart?: boolean;
  },
): Promise<{ readonly document: Document; readonly rule: RuleName } | undefined> {
  const { id, verb } = what;
  if (!isId(id)) return undefined;
  return inTurn(world, who.recordId, async trx => {
    const asked = await careQuestion(trx, world, { ...who, action: 'read' });
    if (asked === undefined) return undefined;
    const document = await findFor(trx, world, { permit: scope(asked), id });
    if (document === undefined) return refused(trx, world, { asked, id, software: who.software });
    const { rule } = decide(asked, contentOf(document));
    const { id: rpps, exerciseId } = who.viewer;
    const since = after(world.now(), -onePage);
    const reading = { recordId: who.recordId, documentId: id, rpps, exerciseId, rule, since };
    if (what.isPart !== true || !(await hasReadSince(trx, reading)))
      await tellAccess(trx, world, { ...who, verb, rule, object: { kind: 'document', id } });
    return { document, rule };
  });
}

/** Writes in the history that somebody looked, and notes it for the owner to be told as they wish. */
async function tellAccess(trx: Trx, world: World, traced: Parameters<typeof traceCare>[2]): Promise<void> {
  const { seq } = await traceCare(trx, world, traced);
  const { recordId, viewer } = traced;
  await noteForOwner(trx, world, { recordId, kind: 'access', rpps: viewer.id, seq });
}

async function findFor(
  trx: Trx,
  world: World,
  { permit, id }: { permit: Permit; id: string },
): Promise<Document | undefined> {
  const row = await findDocument(trx, permit, id);
  if (row === undefined || row.removed_at !== null) return undefined;
  const key = await recordKeyOf(world, trx, permit.recordId);
  return toDocument(row, { permit, key, isRead: true });
}

/** How somebody opens a record, and the reason that they give. */
interface Opened {
  readonly kind: 'break-glass' | 'centre-15';
  readonly reason: string;
}

/**
 * Opens a record in an emergency for 24 hours, with the reason that was given (R8, R9). Says whether it is open: the
 * patient may have said no. As long as it is open already nothing is written: nobody can flood the patient with notices. The reason is for the patient to read: it must not be empty.
 */
export async function openInEmergency(world: World, who: Caring, what: Opened): Promise<boolean> {
  const action = what.kind === 'break-glass' ? 'open-emergency' : 'open-centre-15';
  return inTurn(world, who.recordId, async trx => {
    const asked = await careQuestion(trx, world, { ...who, action });
    if (asked === undefined) return false;
    const { allowed, rule } = decide(asked);
    if (!allowed) return (await refused(trx, world, { asked })) ?? false;
    const isOpen = asked.record.openings.some(
      one => one.kind === what.kind && one.exerciseId === who.viewer.exerciseId,
    );
    if (isOpen) return true;
    await putOpening(trx, world, { ...who, ...what, rule });
    return true;
  });
}

/** Writes down that a record is open, in its history too, and has the patient and the treating doctor told at once. */
async function putOpening(
  trx: Trx,
  world: World,
  opened: Caring & Opened & { readonly rule: RuleName },
): Promise<void> {
  const { viewer, recordId, kind, reason, rule } = opened;
  const id = newId(world.random);
  const key = await recordKeyOf(world, trx, recordId);
  await insertOpening(trx, {
    ...{ id, record_id: recordId, rpps: viewer.id, exercise_id: viewer.exerciseId, kind },
    sealed: key.seal(`emergency_opening:${id}`, JSON.stringify({ reason })),
    opened_at: world.now().toISOString(),
    until: after(world.now(), openingLives),
  });
  await traceCare(trx, world, {
    ...{ viewer, recordId, verb: 'emergency.opened', rule, object: { kind: 'emergency-opening', id } },
    details: { kind, reason },
  });
  await noteForOwner(trx, world, { recordId, kind: 'emergency', rpps: viewer.id, openingId: id });
}

/** Whether a professional may do this with a record now, by which rule. Asking leaves no trace: it shows nothing. */
export async function mayCarer(
  world: World,
  who: Caring,
  action: Action,
): Promise<{ readonly allowed: boolean; readonly rule: RuleName } | undefined> {
  return world.db.transaction().execute(async trx => {
    const asked = await careQuestion(trx, world, { ...who, action });
    return asked && decide(asked);
  });
}
