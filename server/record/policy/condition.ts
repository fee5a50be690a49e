import type { Content } from './viewer.ts';

/**
 * What must hold of a content. A rule says it once, in this form; it is then asked of one content (`holds`), and made
 * into the WHERE clause of lists, counts and searches (condition-store.ts), so that the two cannot part.
 */
export type Condition =
  | boolean
  | Leaf
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** One thing that is looked at. `not`: it must not be so. */
export type Leaf = Looked & { readonly not?: true };
type Looked =
  | { readonly is: 'hidden' }
  | { readonly is: 'secret' }
  | { readonly is: 'kept-back'; readonly at: string }
  | { readonly is: 'author'; readonly kind: Content['authorKind']; readonly id: string }
  | { readonly is: 'class'; readonly codes: readonly string[] }
  | { readonly is: 'type'; readonly codes: readonly string[] };

export const isHidden: Condition = { is: 'hidden' };
export const isSecret: Condition = { is: 'secret' };
/** A professional keeps it back at this instant (ISO 8601). */
export const isKeptBack = (at: string): Condition => ({ is: 'kept-back', at });
export const isBy = (kind: Content['authorKind'], id: string): Condition => ({ is: 'author', kind, id });
export const isOfClass = (codes: Iterable<string>): Condition => oneOf('class', codes);
export const isOfType = (codes: Iterable<string>): Condition => oneOf('type', codes);

function oneOf(is: 'class' | 'type', codes: Iterable<string>): Condition {
  const sorted = [...codes].sort();
  return sorted.length === 0 ? false : { is, codes: sorted };
}

/** All of them hold; what is sure is left out. */
export function allOf(...conditions: readonly Condition[]): Condition {
  const open = conditions.filter(condition => condition !== true);
  if (open.includes(false)) return false;
  const [only, ...others] = open;
  return only === undefined ? true : others.length === 0 ? only : { all: open };
}

/** At least one of them holds. */
export function anyOf(...conditions: readonly Condition[]): Condition {
  const open = conditions.filter(condition => condition !== false);
  if (open.includes(true)) return true;
  const [only, ...others] = open;
  return only === undefined ? false : others.length === 0 ? only : { any: open };
}

/** It does not hold. The « not » goes down to what is looked at: in SQL, what is not known would else be lost. */
export function not(condition: Condition): Condition {
  if (typeof condition === 'boolean') return !condition;
  if ('all' in condition) return anyOf(...condition.all.map(not));
  if ('any' in condition) return allOf(...condition.any.map(not));
  const { not: isNot, ...looked } = condition;
  return isNot === true ? looked : { ...looked, not: true };
}

/** Whether a condition holds of a content. Where there is none, nothing that is looked at is so. */
export function holds(condition: Condition, content: Content | undefined): boolean {
  if (typeof condition === 'boolean') return condition;
  if ('all' in condition) return condition.all.every(one => holds(one, content));
  if ('any' in condition) return condition.any.some(one => holds(one, content));
  const is = content !== undefined && isSo(condition, content);
  return is !== (condition.not === true);
}

function isSo(leaf: Leaf, content: Content): boolean {
  switch (leaf.is) {
    case 'hidden':
      return content.isHidden;
    case 'secret':
      return content.isSecret;
    case 'kept-back':
      return content.keptBackUntil !== null && content.keptBackUntil > leaf.at;
    case 'author':
      return content.authorKind === leaf.kind && content.authorId === leaf.id;
    case 'class':
      return leaf.codes.includes(content.classCode);
    case 'type':
      return leaf.codes.includes(content.typeCode);
  }
}

/** What is left to look at once nobody keeps a content back. */
export function whenOpen(condition: Condition): Condition {
  if (typeof condition === 'boolean') return condition;
  if ('all' in condition) return allOf(...condition.all.map(whenOpen));
  if ('any' in condition) return anyOf(...condition.any.map(whenOpen));
  return condition.is === 'kept-back' ? condition.not === true : condition;
}

/** What is left to look at when all of a content is known but what `open` names. */
export function whenKnown(condition: Condition, known: Content, open: readonly Leaf['is'][]): Condition {
  if (typeof condition === 'boolean') return condition;
  if ('all' in condition) return allOf(...condition.all.map(one => whenKnown(one, known, open)));
  if ('any' in condition) return anyOf(...condition.any.map(one => whenKnown(one, known, open)));
  return open.includes(condition.is) ? condition : holds(condition, known);
}
