import { directiveFiles } from '../../record/directives.ts';
import type { Document } from '../../record/documents.ts';
import { type Item, informationOf, itemsOf } from '../../record/information.ts';
import { permitOf } from '../../record/permits.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import { isOfPart, type Part } from './parts.ts';

/** What a page of several parts knows: all that is written. */
export interface AllState extends RecordState {
  readonly items: readonly Item[];
}

/** What a page of one part knows. */
export interface PartState extends RecordState {
  readonly part: Part;
  /** What is written, in order. */
  readonly items: readonly Item[];
  /** What was removed a short time ago. */
  readonly removed: readonly Item[];
  /** The item that the page changes; nothing where a new one is written. */
  readonly item: Item | undefined;
}

/** Reads all that is written in the record of the path. @throws Problem 404 */
export async function loadAll(visit: Visit): Promise<AllState> {
  const state = await recordState(visit);
  const { all } = await informationOf(visit.world, permitOf(visit.world, state.access));
  return { ...state, items: all };
}

/** What the pages of the advance directives know: also the files that hold them, newest first. */
export interface WishesState extends AllState {
  readonly files: readonly Document[];
}

/** Reads all that is written, and the files of the advance directives. @throws Problem 404 */
export async function loadWishes(visit: Visit): Promise<WishesState> {
  const state = await loadAll(visit);
  return { ...state, files: await directiveFiles(visit.world, state.access) };
}

/** Reads one part of the record of the path. @throws Problem 404 */
export async function loadPart(visit: Visit, part: Part): Promise<PartState> {
  const state = await recordState(visit);
  const all = await itemsOf(visit.world, permitOf(visit.world, state.access), part.kind);
  const own = all.filter(({ data }) => isOfPart(part, data));
  const items = own.filter(({ removedAt }) => removedAt === undefined);
  const removed = own.filter(({ removedAt }) => removedAt !== undefined);
  return { ...state, part, items, removed, item: part.isSingle ? items[0] : undefined };
}

/**
 * The same, with the item that the path names. One that was removed is there too, for what was typed about it must not be
 * lost. @throws Problem 404
 */
export async function loadItem(visit: Visit, part: Part): Promise<PartState> {
  const state = await loadPart(visit, part);
  const asked = String(visit.request.params.item ?? '');
  const item = [...state.items, ...state.removed].find(({ id }) => id === asked);
  if (item === undefined) throw new Problem(404);
  return { ...state, item };
}
