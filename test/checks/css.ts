import type { Finding } from './report.ts';
import { lineAt } from './tree.ts';

const declaration = /([\w-]+)\s*:\s*([^;{}]*)(?=[;}])/g;

/** Takes a style sheet; reports declarations that say left or right, which a right-to-left page would get wrong. */
export function physicalSides(file: string, text: string): Finding[] {
  const css = text.replace(/\/\*[\s\S]*?\*\/|"[^"]*"|'[^']*'|url\([^)]*\)/g, quiet =>
    quiet.replace(/[^\n]/g, ' '),
  );
  return [...css.matchAll(declaration)].flatMap(found => {
    const [, property = '', value = ''] = found;
    const physicalName = !property.startsWith('--') && /(?:^|-)(?:left|right)(?:-|$)/.test(property);
    if (!physicalName && !/(?<![\w-])(?:left|right)(?![\w-])/.test(value)) return [];
    const problem = `« ${property}: ${value.trim()} » names a side, use inline-start or inline-end`;
    return [{ file, key: lineAt(css, found.index), problem }];
  });
}
