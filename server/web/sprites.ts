import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What the scenes are about: folders of public/pictograms/scenes. All of them on one page would weigh too much. */
export const sceneGroups = ['dmp', 'creation', 'sign-in'] as const;
export type SceneGroup = (typeof sceneGroups)[number];

/**
 * Makes the sprites of the pictograms' folder: `pictograms/common.svg` with every small picture, one file for each
 * scene, which is large and shown alone, and `pictograms/scenes-<group>.svg` for the page that shows those of a group.
 * A picture's id in its sprite is its file's name.
 * Returns pairs of file name and contents.
 */
export function spriteOf(folder: string): [string, string][] {
  const together = (symbols: [string, string][]): string =>
    wrap(symbols.map(([, symbol]) => symbol).join(''));
  const scenes = sceneGroups.flatMap((group): [string, string][] => {
    const symbols = readSymbols(join(folder, 'scenes', group));
    const alone = symbols.map(([id, symbol]): [string, string] => [sceneFile(id), wrap(symbol)]);
    return [[`pictograms/scenes-${group}.svg`, together(symbols)], ...alone];
  });
  return [['pictograms/common.svg', together(readSymbols(join(folder, 'common')))], ...scenes];
}

const sceneFile = (id: string): string => `pictograms/scenes/${id}.svg`;

/** The names of the pictures of a folder of public/pictograms, in alphabetical order. */
export function pictureNames(folder: 'common' | `scenes/${SceneGroup}`): string[] {
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
