import { isId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { after, dayIn, minute, monthsBefore } from '../storage/time.ts';
import type { World } from '../world.ts';
import { careQuestion } from './care-access.ts';
import { hasReadSince } from './care-access-store.ts';
import { type Caring, refused } from './care-trace.ts';
import { tellAccess, viewForCarer } from './care-view.ts';
import { listDocuments } from './document-lists-store.ts';
import { type Document, toDocument } from './document-rows.ts';
import { countByClass, type DocumentFilter, findDocument } from './documents-store.ts';
import { inTurn } from './in-turn.ts';
import { contentOf } from './permits.ts';
import { decide, type Permit, scope } from './policy/decide.ts';
import type { RuleName } from './policy/rule.ts';
import type { Action } from './policy/viewer.ts';
import { recordKeyOf } from './records.ts';

/** How far back the first search of a professional goes, in months; what is older is there when asked for (product rules, §6). */
const recentMonths = 24;

/** The first day of what a professional is shown first, YYYY-MM-DD. */
export function recentSince(world: World): string {
  return monthsBefore(dayIn(world.config.timeZone, world.now()), recentMonths);
}

/** A page of a record's documents, for a professional. */
export interface CareList {
  readonly documents: readonly Document[];
  /** The classes, by code, in which there is something that they may see. */
  readonly classes: ReadonlySet<string>;
  /** The rule that opens the record to them. */
  readonly rule: RuleName;
}

/** Which documents are asked for. `isFirst`: the first list of a visit, which is written in the history. */
export interface CareListPlace extends DocumentFilter {
  readonly from: number;
  readonly count: number;
  readonly isFirst: boolean;
}

/**
 * The documents of a record that a professional may see, newest first; nothing at all when there is none that any rule
 * opens, and for a record that is not there, alike. The first list of a visit is written in the history (product rules,
 * §5): no trace, no access. The entry is on disk before anything is given.
 */
export async function listForCarer(
  world: World,
  who: Caring,
  place: CareListPlace,
): Promise<CareList | undefined> {
  const viewed = await viewForCarer(world, who, {
    ...{ verb: 'documents.listed', isTraced: place.isFirst },
    read: async ({ trx, permit, key }) => {
      const rows = await listDocuments(trx, { permit, accountId: '' }, place);
      const classes = await countByClass(trx, permit, place.since);
      return {
        documents: rows.map(row => toDocument(row, { permit, key, isRead: true })),
        classes: new Set(classes.map(row => row.class_code)),
      };
    },
  });
  return viewed && { ...viewed.shown, rule: viewed.rule };
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
