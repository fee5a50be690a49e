import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Makes the sprites of the pictograms' folder: one file `pictograms/<folder>.svg` for each folder of small pictures,
 * and one for each scene, which is large and shown alone: `pictograms/scenes.svg` is for the page that shows them
 * all. A picture's id in its sprite is its file's name.
 * Returns pairs of file name and contents.
 */
export function spriteOf(folder: string): [string, string][] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const symbols = readSymbols(join(folder, name));
    const together: [string, string] = [
      `pictograms/${name}.svg`,
      wrap(symbols.map(([, symbol]) => symbol).join('')),
    ];
    if (name !== 'scenes') return [together];
    const alone = symbols.map(([id, symbol]): [string, string] => [
      `pictograms/scenes/${id}.svg`,
      wrap(symbol),
    ]);
    return [together, ...alone];
  });
}

/** The names of the pictures of a folder of public/pictograms, in alphabetical order. */
export function pictureNames(folder: 'common' | 'scenes'): string[] {
  const path = join(import.meta.dirname, '..', '..', 'public', 'pictograms', folder);
  return readdirSync(path)
    .filter(name => name.endsWith('.svg'))
    .map(name => basename(name, '.svg'))
    .sort();
}

function readSymbols(folder: string): [string, string][] {
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.svg'))
    .sort();
  return files.map(name => [
    basename(name, '.svg'),
    toSymbol(readFileSync(join(folder, name), 'utf8'), basename(name, '.svg')),
  ]);
}

/** Turns a drawing into a symbol of the same view box. @throws when the file is not one drawing with a view box. */
function toSymbol(text: string, id: string): string {
  const found = /<svg[^>]*viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/.exec(text);
  if (found === null) throw new Error(`The picture ${id} has no view box.`);
  return `<symbol id="${id}" viewBox="${found[1]}">${found[2]?.replace(/>\s+</g, '><').trim()}</symbol>`;
}

function wrap(symbols: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols}</svg>`;
}
