import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type Keys, SealError } from '../storage/keys.ts';

/** One line of the anchors file: at that instant these chains ended so. `mac` signs it and the line before. */
const line = z.object({
  at: z.string(),
  heads: z.array(z.tuple([z.string(), z.int(), z.string()])),
  key: z.string(),
  mac: z.string(),
});

/** Heads are [chain, number of the last entry, its MAC]. */
export type AnchorLine = z.infer<typeof line>;

/** Signs a line that comes after the one whose signature is `previous` (empty for the first). Returns the line. */
export function signLine(
  keys: Keys,
  what: { at: string; heads: AnchorLine['heads'] },
  previous: string,
): AnchorLine {
  const unsigned = { at: what.at, heads: what.heads, key: keys.current };
  return { ...unsigned, mac: keys.mac('anchor', unsigned.key, textOf(unsigned, previous)) };
}

/** Whether a line bears its signature after the line signed `previous`. @throws SealError without the key */
export function isLineSigned(keys: Keys, signed: AnchorLine, previous: string): boolean {
  return keys.mac('anchor', signed.key, textOf(signed, previous)) === signed.mac;
}

function textOf({ at, heads, key }: Omit<AnchorLine, 'mac'>, previous: string): string {
  return `${JSON.stringify([at, heads, key])}\n${previous}`;
}

/** Reads one line; undefined when it is not one (half written, or altered). */
export function parseLine(text: string): AnchorLine | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What is wrong with line `line` (from 1) of the anchors file. */
export interface LineFault {
  readonly line: number;
  readonly reason: 'unreadable' | 'changed' | 'unknown-key';
}

/**
 * Walks through the anchors file at `path`: for each line, the line when its signature holds, or its fault.
 * A line that was removed shows as `changed` on the one after it. A last line without its end is being written, or
 * was when the power went: it is passed over. No file: nothing.
 */
export async function* readLines(path: string, keys: Keys): AsyncGenerator<AnchorLine | LineFault> {
  let previous = '';
  let number = 0;
  for await (const { text, whole } of rawLines(path)) {
    number += 1;
    const read = parseLine(text);
    if (read === undefined && !whole) return;
    yield read === undefined
      ? { line: number, reason: 'unreadable' }
      : checkLine(keys, read, { number, previous });
    previous = read?.mac ?? '';
  }
}

function checkLine(
  keys: Keys,
  read: AnchorLine,
  at: { number: number; previous: string },
): AnchorLine | LineFault {
  try {
    return isLineSigned(keys, read, at.previous) ? read : { line: at.number, reason: 'changed' };
  } catch (error) {
    if (error instanceof SealError) return { line: at.number, reason: 'unknown-key' };
    throw error;
  }
}

/** The lines of a file one by one, each once it is known whether another follows; `whole` is false for a torn last one. */
async function* rawLines(path: string): AsyncGenerator<{ text: string; whole: boolean }> {
  const stream = createReadStream(path, 'utf8');
  let endsWell = true;
  stream.on('data', piece => {
    endsWell = String(piece).endsWith('\n');
  });
  let held: string | undefined;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (held !== undefined) yield { text: held, whole: true };
      held = text;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  if (held !== undefined) yield { text: held, whole: endsWell };
}
