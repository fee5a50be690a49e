import { type FileHandle, open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as wait } from 'node:timers/promises';

/** One utterance in Orca's log; a text of several lines spreads over several lines of it. */
const utterance = /- SPEECH OUTPUT: '([\s\S]*?)'\s*(?:\[?\{[^\n]*\}\]?)?\n/g;

/** The utterances of a piece of Orca's log, and how much of it has been read. */
export function readUtterances(log: string): { said: string[]; end: number } {
  const found = [...log.matchAll(utterance)];
  const last = found.at(-1);
  const said = found.map(([, text = '']) => text.replace(/\s+/g, ' ').trim()).filter(text => text !== '');
  return { said, end: last === undefined ? 0 : last.index + last[0].length };
}

/** What a screen reader says, as it says it. */
export interface Speech {
  /** What was said since the last call, and whether the screen reader did anything at all in that time. */
  fresh(): Promise<{ said: string[]; busy: boolean }>;
}

/** Follows Orca's log from its beginning. */
export async function followSpeech(path: string): Promise<Speech> {
  const file = await openWhenThere(path);
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.alloc(1 << 20);
  let rest = '';
  return {
    fresh: async () => {
      let busy = false;
      for (;;) {
        const { bytesRead } = await file.read(chunk, 0, chunk.length);
        if (bytesRead === 0) break;
        busy = true;
        rest += decoder.write(chunk.subarray(0, bytesRead));
      }
      const { said, end } = readUtterances(rest);
      rest = rest.slice(end);
      return { said, busy };
    },
  };
}

async function openWhenThere(path: string): Promise<FileHandle> {
  for (let look = 0; look < 100; look += 1) {
    const file = await open(path).catch(() => undefined);
    if (file !== undefined) return file;
    await wait(200);
  }
  throw new Error('Orca did not start: it wrote nothing in 20 seconds.');
}
