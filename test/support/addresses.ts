import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const features = join(import.meta.dirname, '..', '..', 'server', 'features');
const written = /(?:\bpath:|\brouter\s*\.(?:get|all|use)\()\s*'(\/[^']*)'/g;

/**
 * The addresses (after the language) that the features put on their routers, as the code writes them: of steps, of
 * pages, and where another router begins. Files to download and addresses relative to another one are left out.
 */
export function addressesInCode(): string[] {
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter(file =>
    /(routes|steps|components)\.ts$/.test(file),
  );
  const found = files.flatMap(file =>
    [...readFileSync(join(features, file), 'utf8').matchAll(written)].map(match => match[1] ?? ''),
  );
  const whole = found.filter(path => !/^\/:|\.[a-z]+$/.test(path)).map(path => path.replace(/\{.*$/, ''));
  return [...new Set(whole)].sort();
}
