import { isId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { careQuestion } from './care-access.ts';
import { type Caring, refused, traceCare } from './care-trace.ts';
import { type Document, toDocument } from './document-rows.ts';
import { type NewDocument, putVersion, shown } from './document-versions.ts';
import { findDocument, updateDocument } from './documents-store.ts';
import { inTurn } from './in-turn.ts';
import { contentOf } from './permits.ts';
import { decide, scope } from './policy/decide.ts';
import type { RuleName } from './policy/rule.ts';
import type { Sender } from './receive-document.ts';
import { recordKeyOf } from './records.ts';

/*
 * What a professional does with a document that they wrote themselves (R3, R4, R7, the action `change`): another version,
 * or away with it. Everybody else's is theirs alone.
 */

/** A document of one's own in the version that was shown: a newer one is not touched. */
export interface OwnDocument {
  readonly id: string;
  readonly version: number;
}

/** What came of it. `refused`: it is not theirs, not there, or they may no more; alike. */
export type OwnChange = 'done' | 'changed-meanwhile' | 'refused';

/** The document, when it is one that this professional may replace and withdraw now. Asking leaves no trace. */
export async function ownForCarer(world: World, who: Caring, id: string): Promise<Document | undefined> {
  if (!isId(id)) return undefined;
  return world.db.transaction().execute(async trx => (await findOwn(trx, world, { ...who, id }))?.document);
}

/** Replaces a document of one's own by a new version; the one before stays for whoever may read it. The owner is told. */
export async function replaceForCarer(
  world: World,
  who: Caring,
  own: OwnDocument & { readonly by: Sender; readonly what: NewDocument },
): Promise<OwnChange> {
  return changing(world, who, own, async (trx, document, rule) => {
    const { by, what, id } = own;
    const { recordId } = who;
    const number = document.version + 1;
    const written = { recordId, by, id, what };
    const set = { ...(await shown(trx, world, written)), version: number };
    const changed_at = world.now().toISOString();
    if (!(await updateDocument(trx, document, { ...set, changed_at }))) return false;
    await putVersion(trx, world, { ...written, number });
    await traceCare(trx, world, { ...who, verb: 'document.changed', rule, object: { kind: 'document', id } });
    const isOpen = document.keptBackUntil === null || document.keptBackUntil <= changed_at;
    if (isOpen) await noteForOwner(trx, world, { recordId, kind: 'new-document', documentId: id });
    return true;
  });
}

/** Takes a document of one's own away, with the reason, which the patient reads in the history. */
export async function withdrawForCarer(
  world: World,
  who: Caring,
  own: OwnDocument & { readonly reason: string },
): Promise<OwnChange> {
  return changing(world, who, own, async (trx, document, rule) => {
    const { id, reason } = own;
    const removed_at = world.now().toISOString();
    if (!(await updateDocument(trx, document, { removed_at }))) return false;
    await traceCare(trx, world, {
      ...{ ...who, verb: 'document.removed', rule, object: { kind: 'document', id } },
      details: { reason },
    });
    return true;
  });
}

async function changing(
  world: World,
  who: Caring,
  own: OwnDocument,
  act: (trx: Trx, document: Document, rule: RuleName) => Promise<boolean>,
): Promise<OwnChange> {
  return inTurn(world, who.recordId, async trx => {
    const found = await findOwn(trx, world, { ...who, id: own.id });
    if (found === undefined) {
      const asked = await careQuestion(trx, world, { ...who, action: 'change' });
      await refused(trx, world, { asked, id: own.id });
      return 'refused';
    }
    const isShown = found.document.version === own.version;
    return isShown && (await act(trx, found.document, found.rule)) ? 'done' : 'changed-meanwhile';
  });
}

async function findOwn(
  trx: Trx,
  world: World,
  { id, ...who }: Caring & { readonly id: string },
): Promise<{ readonly document: Document; readonly rule: RuleName } | undefined> {
  const asked = await careQuestion(trx, world, { ...who, action: 'change' });
  if (asked === undefined) return undefined;
  const permit = scope(asked);
  const row = await findDocument(trx, permit, id);
  if (row === undefined || row.removed_at !== null) return undefined;
  const key = await recordKeyOf(world, trx, who.recordId);
  const document = toDocument(row, { permit, key, isRead: true });
  return { document, rule: decide(asked, contentOf(document)).rule };
}
