import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SCENES = fileURLToPath(new URL('../../../public/pictograms/scenes/', import.meta.url));

/**
 * Reads a scene for paper. On a page its colours are CSS variables; a PDF needs the colours themselves, which each
 * variable names behind its comma. In: the name of a file in a folder of public/pictograms/scenes. Out: its SVG. Throws when there
 * is no such scene, or when one of its variables names no colour.
 */
export function printedScene(name: string): string {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`« ${name} » is not the name of a scene`);
  const [file] = globSync(`*/${name}.svg`, { cwd: SCENES });
  if (file === undefined) throw new Error(`There is no scene ${name}`);
  const svg = readFileSync(`${SCENES}${file}`, 'utf8').replace(/var\(--[\w-]+,\s*(#\w{3,6})\)/g, '$1');
  if (svg.includes('var(')) throw new Error(`The scene ${name} has a variable without its colour`);
  return svg;
}
