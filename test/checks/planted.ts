import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Check, findingLine } from './report.ts';

/** Files to write, by their path from the root; an object is written as JSON. */
export type Planted = Record<string, string | object>;

/** Takes a check and files; gives the lines of what it finds in a folder that holds these files and nothing else. */
export function linesFor(check: Check, files: Planted): string[] {
  const root = mkdtempSync(join(tmpdir(), 'checks-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return check(root).findings.map(findingLine);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
