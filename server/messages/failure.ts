/** A carrier refused this message for good: trying again would change nothing. */
export class PermanentError extends Error {}

/** What may be logged of a failure: its kind and codes. Its text may hold an address, so it is left out. */
export function withoutPersonalData(failure: unknown): Record<string, string | number> {
  if (!(failure instanceof Error)) return { type: typeof failure };
  const known = ['code', 'responseCode', 'command', 'status'].flatMap(name => {
    const value: unknown = Reflect.get(failure, name) ?? Reflect.get(Object(failure.cause), name);
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
  const at = failure.stack
    ?.split('\n')
    .find(line => line.startsWith('    at '))
    ?.trim();
  return {
    type: failure.constructor.name,
    ...Object.fromEntries(known),
    ...(at === undefined ? {} : { at }),
  };
}
