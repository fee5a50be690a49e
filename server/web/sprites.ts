import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What the scenes are about: folders of public/pictograms/scenes. All of them on one page would weigh too much. */
export const sceneGroups = ['dmp', 'creation', 'sign-in'] as const;
export type SceneGroup = (typeof sceneGroups)[number];

/** The folders of small pictures, one sprite each: those of every page, and those about somebody's health. */
export const pictureGroups = ['common', 'health'] as const;
export type PictureGroup = (typeof pictureGroups)[number];

const folder = join(import.meta.dirname, '..', '..', 'public', 'pictograms');

/**
 * Makes the sprites of the pictograms' folder: `pictograms/<group>.svg` for each group of small pictures, one file for each
 * scene, which is large and shown alone, and `pictograms/scenes-<group>.svg` for the page that shows those of a group.
 * A picture's id in its sprite is its file's name.
 * Returns pairs of file name and contents.
 */
export function makeSprites(): [string, string][] {
  const together = (symbols: [string, string][]): string =>
    wrap(symbols.map(([, symbol]) => symbol).join(''));
  const scenes = sceneGroups.flatMap((group): [string, string][] => {
    const symbols = readSymbols(join(folder, 'scenes', group));
    const alone = symbols.map(([id, symbol]): [string, string] => [sceneFile(id), wrap(symbol)]);
    return [[`pictograms/scenes-${group}.svg`, together(symbols)], ...alone];
  });
  const small = pictureGroups.map((group): [string, string] => [
    `pictograms/${group}.svg`,
    together(readSymbols(join(folder, group))),
  ]);
  return [...small, ...scenes];
}

const sceneFile = (id: string): string => `pictograms/scenes/${id}.svg`;

const groupOfPicture = new Map(
  pictureGroups.flatMap(group => pictureNames(group).map(name => [name, group] as const)),
);

/** The sprite that holds a small picture. @throws when there is no such picture */
export function spriteOf(name: string): string {
  const group = groupOfPicture.get(name);
  if (group === undefined) throw new Error(`There is no picture ${name}.`);
  return `pictograms/${group}.svg`;
}

/** The names of the pictures of a folder of public/pictograms, in alphabetical order. */
export function pictureNames(group: PictureGroup | `scenes/${SceneGroup}`): string[] {
  return readdirSync(join(folder, group))
    .filter(name => name.endsWith('.svg'))
    .map(name => basename(name, '.svg'))
    .sort();
}

function readSymbols(path: string): [string, string][] {
  const files = readdirSync(path)
    .filter(name => name.endsWith('.svg'))
    .sort();
  return files.map(name => [
    basename(name, '.svg'),
    toSymbol(readFileSync(join(path, name), 'utf8'), basename(name, '.svg')),
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
