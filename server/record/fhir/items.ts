import type { ItemOf } from '../information.ts';
import type { InformationKind } from '../information-kinds.ts';
import { uuidOf } from './references.ts';
import { maybeText } from './text.ts';
import type { Reference } from './types.ts';

/** An item of « Mes informations » that becomes a resource about `patient`. */
export interface Told<Kind extends InformationKind> {
  readonly item: ItemOf<Kind>;
  readonly patient: Reference;
}

/** The address of the resource that an item becomes. */
export function idOf({ item }: Told<InformationKind>): string {
  return uuidOf('information', item.id);
}

/** When it was first written. */
export function writtenAt({ item }: Told<InformationKind>): string {
  return item.createdAt.toISOString();
}

/** What else was said, as the notes of a resource. */
export function noteOf(text: string): { note?: { text: string }[] } {
  const said = maybeText(text);
  return said === undefined ? {} : { note: [{ text: said }] };
}
