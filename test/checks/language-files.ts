import { isObject, parseJson } from './json.ts';
import type { Finding } from './report.ts';
import { directionOf } from './scripts.ts';
import { readTextIfAny } from './tree.ts';

const members = ['name', 'dir', 'reviewed'];

/** Takes a root and a language's code; reports what is wrong with its `_language.json`: own name, direction, reviewer. */
export function languageFileFindings(root: string, code: string): Finding[] {
  const file = `locales/${code}/_language.json`;
  const text = readTextIfAny(root, file);
  const model = `{ "name": own name, "dir": "${directionOf(code)}", "reviewed": reviewer or "brouillon automatique" }`;
  if (text === undefined) return [{ file, key: 'whole file', problem: `missing, write ${model}` }];
  const parsed = parseJson(text);
  if ('error' in parsed || !isObject(parsed.value)) {
    return [{ file, key: 'whole file', problem: `not a JSON object, write ${model}` }];
  }
  const stated = parsed.value;
  const empty = members.filter(
    name => typeof stated[name] !== 'string' || String(stated[name]).trim() === '',
  );
  const strange = Object.keys(stated).filter(name => !members.includes(name));
  const wrongWay = !empty.includes('dir') && stated.dir !== directionOf(code);
  return [
    ...empty.map(key => ({ file, key, problem: `missing or empty, write ${model}` })),
    ...strange.map(key => ({ file, key, problem: 'unknown, remove it' })),
    ...(wrongWay
      ? [{ file, key: 'dir', problem: `${code} is written "${directionOf(code)}", correct it` }]
      : []),
  ];
}
