/** What must be heard after something was done. */
export interface Wanted {
  /** Texts that are said, in this order. */
  readonly hears?: readonly string[];
  /** Texts that are not said. */
  readonly never?: readonly string[];
  /** A text that is said, and not twice. */
  readonly once?: string;
}

/** As it is heard: spaces, the kind of apostrophe, full stops and what only guides line breaks make no difference. */
const plain = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replace(/[.\u2060\u00ad]/g, '')
    .replace(/\s+/g, ' ');

/** Compares what was said with what was wanted. Returns the faults, in words; none when all is well. */
export function judge(said: readonly string[], { hears = [], never = [], once }: Wanted): string[] {
  const text = plain(said.join(' '));
  const faults: string[] = [];
  let from = 0;
  for (const wanted of hears) {
    const at = text.indexOf(plain(wanted), from);
    if (at < 0) faults.push(`not said in its place: ${wanted}`);
    else from = at + plain(wanted).length;
  }
  for (const unwanted of never) if (text.includes(plain(unwanted))) faults.push(`said: ${unwanted}`);
  if (once !== undefined) {
    const times = text.split(plain(once)).length - 1;
    if (times !== 1) faults.push(`said ${times} times: ${once}`);
  }
  return faults;
}
