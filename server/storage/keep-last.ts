/**
 * Keeps the `most` values that were asked for last, each under a name that says all that it depends on. Gives the
 * function that returns the value of a name, made by `make` when it is not kept.
 */
export function keepLast<Value>(most: number): (name: string, make: () => Value) => Value {
  const keep = keepLastFrom<Value>(most);
  return (name, make) => keep(name, '', make);
}

/**
 * As `keepLast`, for what is made from a long text: only the very same text finds what was kept under its name. To
 * compare two texts takes far less time than to look one up.
 */
export function keepLastFrom<Value>(most: number): (name: string, text: string, make: () => Value) => Value {
  interface Kept {
    readonly text: string;
    readonly value: Value;
  }
  // Two generations: moving each value to the end of a list at each use would cost more than many of them.
  let young = new Map<string, Kept>();
  let old = new Map<string, Kept>();
  return (name, text, make) => {
    const known = young.get(name);
    if (known?.text === text) return known.value;
    const before = old.get(name);
    const kept = before?.text === text ? before : { text, value: make() };
    if (young.size >= most / 2) [young, old] = [new Map(), young];
    young.set(name, kept);
    return kept.value;
  };
}

/** A name for a key with its values, different for each of them. */
export function nameOf(key: string, values: Readonly<Record<string, string | number>>): string {
  let name = key;
  for (const value in values) name += `\0${value}\0${values[value]}`;
  return name;
}
