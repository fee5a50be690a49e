import type { Literal, Source } from './source.ts';

/** One import of a file: what it names, whether it vanishes when types are removed, where it stands in the text. */
export type Import = { specifier: string; typeOnly: boolean; at: number };

/** Takes a scanned file; gives its imports: static, `export … from`, dynamic, `require`, and workers by `new URL`. */
export function importsOf(source: Source): Import[] {
  return source.literals.flatMap(literal => importAt(source, literal) ?? []);
}

function importAt(source: Source, literal: Literal): Import | undefined {
  const specifier = literal.parts.join('*');
  const before = source.code.slice(0, literal.start).trimEnd();
  const found = { specifier, at: literal.start };
  if (/\btypeof\s+import\s*\($/.test(before)) return { ...found, typeOnly: true };
  if (/\b(?:import|require)\s*\($/.test(before) || /\bimport$/.test(before))
    return { ...found, typeOnly: false };
  if (/\bnew\s+URL\s*\($/.test(before) && /^\.{1,2}\/.*\.[jt]s$/.test(specifier))
    return { ...found, typeOnly: false };
  if (!/[\s}*]from$/.test(before)) return undefined;
  const clause = clauseBefore(before);
  return clause === undefined ? undefined : { ...found, typeOnly: isTypeOnly(clause) };
}

/** Gives what stands between the nearest `import` or `export` and the `from` at the end. */
function clauseBefore(before: string): string | undefined {
  const starts = [...before.matchAll(/(?<![\w.$])(?:import|export)\b/g)];
  const last = starts.at(-1);
  if (last === undefined) return undefined;
  const clause = before.slice(last.index + last[0].length, -'from'.length).trim();
  return /^[\w\s{},*$]*$/.test(clause) ? clause : undefined;
}

function isTypeOnly(clause: string): boolean {
  if (/^type\s*[\w{*]/.test(clause)) return true;
  const named = /^\{([^}]*)\}$/.exec(clause)?.[1];
  if (named === undefined) return false;
  const names = named.split(',').map(name => name.trim());
  return names.filter(Boolean).every(name => /^type\s+\w/.test(name)) && names.some(Boolean);
}
