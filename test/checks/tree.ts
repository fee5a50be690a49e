import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Takes a root, a folder under it and an ending; gives the paths from the root, sorted, `/` between names; none when absent. */
export function filesUnder(root: string, folder: string, ending: string): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .map(name => `${folder}/${name.split(sep).join('/')}`)
    .sort();
}

/** Takes a root and a folder under it; gives the names of the folders directly inside, sorted; none when absent. */
export function foldersIn(root: string, folder: string): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/** Takes a root and a path from it; gives the text. Throws when the file cannot be read. */
export function readText(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Takes a root and a path from it; gives the text, or nothing when there is no such file. */
export function readTextIfAny(root: string, file: string): string | undefined {
  return existsSync(join(root, file)) ? readText(root, file) : undefined;
}

/** Takes a text and an index in it; gives `line 12`, counted from 1. */
export function lineAt(text: string, index: number): string {
  return `line ${text.slice(0, index).split('\n').length}`;
}
