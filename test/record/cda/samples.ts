import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const realFolder = join(root, '..', 'shared', 'data', 'cda');

/** How many real documents there are where this project is made. They belong to others, and are not copied here. */
export const realCount = 46;

/** The real documents beside the project; none where it stands alone. */
export const realSamples: readonly string[] = existsSync(realFolder)
  ? readdirSync(realFolder).filter(name => name.endsWith('.xml'))
  : [];

export function realSample(name: string): Buffer {
  return readFileSync(join(realFolder, name));
}

/** The documents that were written for the project and are read whole. */
export const ownSamples = ['structured', 'pdf-inside', 'self-presenting'];

/** A document that was written for the project. */
export function ownSample(name: string): Buffer {
  return readFileSync(join(root, 'test', 'samples', 'cda', `${name}.xml`));
}
