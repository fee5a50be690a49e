import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { type Item, placeOf, sealedText, seenRowsOf, toItem } from './information.ts';
import { type InformationData, type InformationKind, onlyOneOf } from './information-kinds.ts';
import { insertRow, placeRow, updateRow } from './information-store.ts';
import type { Verb } from './journal-entry.ts';
import { mustBeAllowed, permitOf } from './permits.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';
import { traceOwn } from './trace-own.ts';

/** More of one kind than anybody has: it keeps a record from being filled by a machine. */
const mostOfOneKind = 1000;

/** What an act comes to: done, somebody else was faster, or there is no room. */
export type Written = 'done' | 'changed' | 'full';

/** An item that is to be changed, as the person saw it. */
export interface Seen {
  readonly id: string;
  readonly kind: InformationKind;
  readonly version: number;
}

/** Reads the items of one kind inside the transaction that changes them. */
async function itemsIn(trx: Trx, world: World, access: RecordAccess, kind: InformationKind) {
  const key = await recordKeyOf(world, trx, access.recordId);
  const rows = await seenRowsOf(trx, permitOf(world, access), kind);
  return { key, rows, items: rows.map(row => toItem(row, key.open(placeOf(row.id), row.sealed))) };
}

const isThere = ({ removedAt }: Item): boolean => removedAt === undefined;

/** Whether another item has the place that only one may have. */
function isTaken(items: readonly Item[], data: InformationData, id?: string): boolean {
  const place = onlyOneOf(data);
  return (
    place !== undefined &&
    items.some(item => isThere(item) && item.id !== id && onlyOneOf(item.data) === place)
  );
}

/** Adds what a person wrote. `changed`: there is one already, of a kind of which there is one only. @throws AccessError */
export async function addInformation(
  world: World,
  access: RecordAccess,
  what: { data: InformationData; documentId?: string },
): Promise<Written> {
  mustBeAllowed(world, access, 'deposit');
  const { data } = what;
  return world.db.transaction().execute(async trx => {
    const { key, rows, items } = await itemsIn(trx, world, access, data.kind);
    if (isTaken(items, data)) return 'changed';
    if (rows.length >= mostOfOneKind) return 'full';
    const id = await insertRow(trx, world, {
      record_id: access.recordId,
      kind: data.kind,
      position: Math.max(0, ...rows.map(({ position }) => position)) + 1,
      author_kind: 'account',
      author_id: access.accountId,
      document_id: what.documentId ?? null,
      sealed: id => key.seal(placeOf(id), sealedText(data)),
    });
    await trace(trx, world, { access, verb: 'information.added', id, kind: data.kind });
    return 'done';
  });
}

/**
 * Changes the words of an item; one that was removed meanwhile is there again. `changed`: it has no longer the version
 * that the person saw. @throws AccessError
 */
export async function changeInformation(
  world: World,
  access: RecordAccess,
  what: { seen: Seen; data: InformationData },
): Promise<Written> {
  mustBeAllowed(world, access, 'deposit');
  const { seen, data } = what;
  return world.db.transaction().execute(async trx => {
    const { key, items } = await itemsIn(trx, world, access, seen.kind);
    if (isTaken(items, data, seen.id)) return 'changed';
    const isDone = await updateRow(trx, rowOf(seen, access), {
      sealed: key.seal(placeOf(seen.id), sealedText(data)),
      changed_kind: 'account',
      changed_id: access.accountId,
      changed_at: world.now().toISOString(),
      removed_at: null,
    });
    if (!isDone) return 'changed';
    await trace(trx, world, { access, verb: 'information.changed', id: seen.id, kind: seen.kind });
    return 'done';
  });
}

/** Removes an item, for a while so that it can be brought back. @throws AccessError */
export async function removeInformation(world: World, access: RecordAccess, seen: Seen): Promise<Written> {
  mustBeAllowed(world, access, 'deposit');
  return world.db.transaction().execute(async trx => {
    const at = world.now().toISOString();
    if (!(await updateRow(trx, rowOf(seen, access), { removed_at: at }))) return 'changed';
    await trace(trx, world, { access, verb: 'information.removed', id: seen.id, kind: seen.kind });
    return 'done';
  });
}

/** Brings back what was removed. `changed`: its place was taken meanwhile. @throws AccessError */
export async function restoreInformation(world: World, access: RecordAccess, seen: Seen): Promise<Written> {
  mustBeAllowed(world, access, 'deposit');
  return world.db.transaction().execute(async trx => {
    const { items } = await itemsIn(trx, world, access, seen.kind);
    const item = items.find(({ id }) => id === seen.id);
    if (item === undefined || isTaken(items, item.data, item.id)) return 'changed';
    if (!(await updateRow(trx, rowOf(seen, access), { removed_at: null }))) return 'changed';
    await trace(trx, world, { access, verb: 'information.restored', id: seen.id, kind: seen.kind });
    return 'done';
  });
}

/** Puts an item one place before where it is. At the first place nothing changes. @throws AccessError */
export async function moveUp(world: World, access: RecordAccess, seen: Seen): Promise<Written> {
  mustBeAllowed(world, access, 'deposit');
  return world.db.transaction().execute(async trx => {
    const rows = (await seenRowsOf(trx, permitOf(world, access), seen.kind)).filter(
      row => row.removed_at === null,
    );
    const place = rows.findIndex(({ id, version }) => id === seen.id && version === seen.version);
    const [before, moved] = [rows[place - 1], rows[place]];
    if (moved === undefined) return 'changed';
    if (before === undefined) return 'done';
    await placeRow(trx, moved.id, before.position);
    await placeRow(trx, before.id, moved.position);
    await trace(trx, world, { access, verb: 'information.moved', id: seen.id, kind: seen.kind });
    return 'done';
  });
}

/** Writes in the journal that something was printed to be signed or given. @throws AccessError */
export async function tracePrinted(world: World, access: RecordAccess, seen: Seen): Promise<void> {
  mustBeAllowed(world, access, 'deposit');
  await world.db
    .transaction()
    .execute(trx => trace(trx, world, { access, verb: 'information.printed', id: seen.id, kind: seen.kind }));
}

const rowOf = ({ id, version }: Seen, { recordId }: RecordAccess) => ({ id, version, record_id: recordId });

async function trace(
  trx: Trx,
  world: World,
  what: { access: RecordAccess; verb: Verb; id: string; kind: InformationKind },
): Promise<void> {
  const { access, verb, id, kind } = what;
  await traceOwn(trx, world, { access, verb, object: { kind: 'information', id }, details: { kind } });
}
