/**
 * Keeps the `most` values that were asked for last, each under a name that says all that it depends on. Gives the
 * function that returns the value of a name, made by `make` when it is not kept.
 */
export function keepLast<Value>(most: number): (name: string, make: () => Value) => Value {
  // Two generations: moving each value to the end of a list at each use would cost more than many of them.
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (name, make) => {
    const known = young.get(name);
    if (known !== undefined) return known;
    const value = old.get(name) ?? make();
    if (young.size >= most / 2) [young, old] = [new Map(), young];
    young.set(name, value);
    return value;
  };
}

/** A name for a key with its values, different for each of them. */
export function nameOf(key: string, values: Readonly<Record<string, string | number>>): string {
  let name = key;
  for (const value in values) name += `\0${value}\0${values[value]}`;
  return name;
}
