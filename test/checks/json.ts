/** A leaf of a JSON text: its keys joined by dots, and its value when it is a string. */
export type Leaf = { key: string; value: string | undefined };

type Level = { keys: Set<string>; path: string[] };

/** Takes a JSON text; gives the parsed value, or the reason why it is not JSON. */
export function parseJson(text: string): { value: unknown } | { error: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Tells whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes a parsed value; gives its leaves, in their order. The places of a list are numbered keys. */
export function leavesOf(value: unknown, prefix = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) {
    return [{ key: prefix, value: typeof value === 'string' ? value : undefined }];
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, prefix === '' ? name : `${prefix}.${name}`),
  );
}

/** Takes a text that is valid JSON; gives the keys written twice in one object, which `JSON.parse` would keep silent. */
export function duplicateKeys(text: string): string[] {
  const duplicates: string[] = [];
  const levels: Level[] = [];
  let path: string[] = [];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if ('{['.includes(token)) levels.push({ keys: new Set(), path });
    else if ('}]'.includes(token)) path = levels.pop()?.path ?? [];
    else if (/^\s*:/.test(text.slice(index + token.length))) {
      const level = levels.at(-1) ?? { keys: new Set<string>(), path: [] };
      path = [...level.path, String(JSON.parse(token))];
      if (level.keys.has(token)) duplicates.push(path.join('.'));
      level.keys.add(token);
    }
  }
  return duplicates;
}
