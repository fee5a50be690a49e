import type { LocaleKey } from '../locale-keys.ts';
import type { Visit } from './context.ts';

/** A piece of a sentence. `isFact`: it is what somebody wrote, in French, in a sentence of any language. */
export interface Piece {
  readonly text: string;
  readonly isFact: boolean;
}

/** Stands on both sides of a fact while its sentence is made; no text holds it. */
const edge = '\u001f';

/** A sentence of the site alone. */
export const plain = (text: string): Piece[] => [{ text, isFact: false }];

/** A sentence cut so that each of its facts can be marked as French. */
export function sentence(t: Visit['t'], key: LocaleKey, facts: Readonly<Record<string, string>>): Piece[] {
  const marked = Object.entries(facts).map(([name, fact]) => [name, edge + fact.replaceAll(edge, '') + edge]);
  return t(key, Object.fromEntries(marked))
    .split(edge)
    .flatMap((text, at) => (text === '' ? [] : [{ text, isFact: at % 2 === 1 }]));
}
