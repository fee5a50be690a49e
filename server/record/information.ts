import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { contentOfInformation } from './information-content.ts';
import {
  type DataOf,
  type InformationData,
  type InformationKind,
  informationSchema,
} from './information-kinds.ts';
import { type InformationRow, rowsOf } from './information-store.ts';
import type { Permit } from './policy/decide.ts';
import { recordKeyOf } from './records.ts';

/** Who wrote something: an account, or a professional by their number (RPPS). */
export interface Author {
  readonly kind: 'account' | 'professional';
  readonly id: string;
}

/** One thing that is written under « Mes informations ». */
export interface Item {
  readonly id: string;
  /** Changes each time the words change: a form that was sent about another version is not carried out. */
  readonly version: number;
  readonly data: InformationData;
  readonly documentId: string | undefined;
  readonly author: Author;
  readonly createdAt: Date;
  /** Who changed it last, and when; nothing when it is as it was first written. */
  readonly changed: { readonly by: Author; readonly at: Date } | undefined;
  /** When it was removed; it can be brought back for a while. */
  readonly removedAt: Date | undefined;
}

/** An item of one kind. */
export type ItemOf<Kind extends InformationKind> = Item & { readonly data: DataOf<Kind> };

/** What a record holds: everything in order, and the items of one kind. */
export interface Information {
  readonly all: readonly Item[];
  of<Kind extends InformationKind>(kind: Kind): readonly ItemOf<Kind>[];
}

/** Reads what may be seen of what is written under « Mes informations », without what was removed. */
export async function informationOf(
  world: World,
  permit: Permit,
  db: Database | Trx = world.db,
): Promise<Information> {
  const all = (await itemsIn(world, db, { permit })).filter(({ removedAt }) => removedAt === undefined);
  return { all, of: kind => ofKind(all, kind) };
}

/** The items of one kind, in their order. */
export function ofKind<Kind extends InformationKind>(items: readonly Item[], kind: Kind): ItemOf<Kind>[] {
  return items.filter((item): item is ItemOf<Kind> => item.data.kind === kind);
}

/** The items that may be seen, of all kinds or of one, with those that were removed a short time ago. */
export async function itemsOf(world: World, permit: Permit, kind?: InformationKind): Promise<Item[]> {
  return itemsIn(world, world.db, { permit, kind });
}

async function itemsIn(
  world: World,
  db: Database | Trx,
  { permit, kind }: { permit: Permit; kind?: InformationKind | undefined },
): Promise<Item[]> {
  const rows = await seenRowsOf(db, permit, kind);
  if (rows.length === 0) return [];
  const key = await recordKeyOf(world, db, permit.recordId);
  return rows.map(row => toItem(row, key.open(placeOf(row.id), row.sealed)));
}

/** The rows that may be seen: the rules are asked of each, for they are few. */
export async function seenRowsOf(
  db: Database | Trx,
  permit: Permit,
  kind?: InformationKind,
): Promise<InformationRow[]> {
  const rows = await rowsOf(db, permit, kind);
  return rows.filter(row => permit.decide(contentOfInformation(row)).allowed);
}

/** What the sealed text of an item is bound to. */
export function placeOf(id: string): string {
  return `information:${id}`;
}

/** The words of an item as they are sealed, without the kind, which the row says. */
export function sealedText({ kind: _, ...words }: InformationData): string {
  return JSON.stringify(words);
}

/** An item from its row and its opened text. */
export function toItem(row: InformationRow, text: string): Item {
  const { changed_kind: kind, changed_id: id, changed_at: at } = row;
  const changed =
    kind === null || id === null || at === null ? undefined : { by: { kind, id }, at: new Date(at) };
  return {
    id: row.id,
    version: row.version,
    data: informationSchema.parse({ ...Object(JSON.parse(text)), kind: row.kind }),
    documentId: row.document_id ?? undefined,
    author: { kind: row.author_kind, id: row.author_id },
    createdAt: new Date(row.created_at),
    changed,
    removedAt: row.removed_at === null ? undefined : new Date(row.removed_at),
  };
}

export type { DataOf, InformationData, InformationKind };
