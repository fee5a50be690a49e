import { setImmediate as nextTurn } from 'node:timers/promises';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import * as store from './hiding-store.ts';
import { permitOf } from './permits.ts';
import type { Content } from './policy/viewer.ts';
import { AccessError, type RecordAccess } from './records.ts';
import { type OwnAct, traceOwnActs } from './trace-own.ts';

/** How many documents are hidden in one transaction: others are answered between two of them. */
const atOnce = 250;

/** What was hidden together. */
export interface Hiding {
  readonly id: string;
  readonly documentIds: readonly string[];
  readonly isUndone: boolean;
}

/**
 * Hides documents from professionals (R6): their author and the treating doctor still read them. What is hidden already,
 * was taken away, or is not the person's to hide is passed over, so that twice is as good as once. Returns the id under
 * which all of them can be shown again together, and how many were hidden.
 * @throws AccessError for somebody whose grant lets them hide nothing
 */
export async function hideDocuments(
  world: World,
  access: RecordAccess,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly count: number }> {
  mayHide(world, access);
  const hiding = newHiding(world, access);
  await world.db.transaction().execute(trx => store.insertHiding(trx, hiding));
  let count = 0;
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    count += await world.db
      .transaction()
      .execute(trx => hideSome(trx, world, { access, ids: some, hidingId: hiding.id }));
    await nextTurn();
  }
  return { id: hiding.id, count };
}

/** Hides every document that is not hidden yet. Ends early rather than never where documents keep coming in. */
export async function hideAllDocuments(
  world: World,
  access: RecordAccess,
): Promise<{ readonly id: string; readonly count: number }> {
  const ids = await store.openDocuments(world.db, permitOf(world, access, 'hide'), 100_000);
  return hideDocuments(world, access, ids);
}

function newHiding(world: World, { recordId, accountId }: RecordAccess): store.HidingRow {
  return {
    id: newId(world.random),
    record_id: recordId,
    account_id: accountId,
    made_at: world.now().toISOString(),
    undone_at: null,
  };
}

async function hideSome(
  trx: Trx,
  world: World,
  { access, ids, hidingId }: { access: RecordAccess; ids: readonly string[]; hidingId: string },
): Promise<number> {
  const permit = permitOf(world, access, 'hide');
  const done = await store.setHidden(trx, permit, { ids, hidden: 1 });
  await store.forgetHidden(trx, done);
  await store.insertHidden(trx, hidingId, done);
  await traceOwnActs(trx, world, { access, acts: actsOf('document.hidden', done) });
  return done.length;
}

/** What the rules can tell apart of the documents that are not hidden yet, each kind once. */
export async function openContents(world: World, access: RecordAccess): Promise<Content[]> {
  const kinds = await store.openKinds(world.db, permitOf(world, access, 'hide'));
  return kinds.map(row => ({
    ...{ classCode: row.class_code, typeCode: row.type_code },
    ...{ authorKind: row.author_kind, authorId: row.author_id },
    ...{ isHidden: false, isSecret: false, keptBackUntil: null },
  }));
}

/** How many documents are not hidden yet. */
export async function countOpenDocuments(world: World, access: RecordAccess): Promise<number> {
  return store.countOpen(world.db, permitOf(world, access, 'hide'));
}

/**
 * Lets professionals see a document again, as the other rules allow it. Says whether it was hidden and still the version
 * that was looked at: a newer one holds what the person has not seen.
 * @throws AccessError for somebody whose grant lets them show nothing
 */
export async function showAgain(
  world: World,
  access: RecordAccess,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<boolean> {
  mayHide(world, access);
  return world.db.transaction().execute(async trx => {
    const shown = await showSome(trx, world, { access, ids: [id], version });
    await store.forgetHidden(trx, shown);
    return shown.length > 0;
  });
}

async function showSome(
  trx: Trx,
  world: World,
  { access, ...what }: { access: RecordAccess; ids: readonly string[]; version?: number },
): Promise<string[]> {
  const permit = permitOf(world, access, 'hide');
  const done = await store.setHidden(trx, permit, { ...what, hidden: 0 });
  await traceOwnActs(trx, world, { access, acts: actsOf('document.shown-again', done) });
  return done;
}

/** What this account hid together in this record; nothing for another's, and for one that is forgotten. */
export async function hidingOf(world: World, access: RecordAccess, id: string): Promise<Hiding | undefined> {
  const row = await store.findHiding(world.db, { id, ...access });
  if (row === undefined) return undefined;
  return { id, documentIds: await store.hiddenIn(world.db, id), isUndone: row.undone_at !== null };
}

/**
 * Takes a hiding back: shows again what it hid and what was not shown or hidden by itself since. Says whether there was
 * something to take back.
 */
export async function undoHiding(world: World, access: RecordAccess, id: string): Promise<boolean> {
  mayHide(world, access);
  const hiding = await hidingOf(world, access, id);
  if (hiding === undefined || hiding.isUndone) return false;
  const { documentIds } = hiding;
  for (let from = 0; from < documentIds.length; from += atOnce) {
    const ids = documentIds.slice(from, from + atOnce);
    await world.db.transaction().execute(trx => showSome(trx, world, { access, ids }));
    await nextTurn();
  }
  // Last: a site that stops on the way leaves something to take back.
  return world.db.transaction().execute(trx => store.markUndone(trx, id, world.now().toISOString()));
}

function mayHide(world: World, access: RecordAccess): void {
  if (permitOf(world, access, 'hide').condition === false)
    throw new AccessError('The rules let this account hide nothing.');
}

const actsOf = (verb: 'document.hidden' | 'document.shown-again', ids: readonly string[]): OwnAct[] =>
  ids.map(id => ({ verb, object: { kind: 'document', id } }));
