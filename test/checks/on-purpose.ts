import { type Language, reference } from './catalogue.ts';
import { isObject, parseJson } from './json.ts';
import type { Finding } from './report.ts';
import { readTextIfAny } from './tree.ts';

/**
 * A list of texts that break a rule on purpose: `{ "home:title": "reason" }` for every language, or
 * `{ "en home:title": "reason" }` for one.
 */
export type OnPurpose = {
  /** Takes a language and what is excused; tells whether the list excuses it. */
  allows: (language: string, what: string) => boolean;
  /** Gives findings on the list itself: no reason, or nothing left to excuse. To be asked for last. */
  findings: () => Finding[];
};

/** Takes a root and the name of a list in test/checks; gives the list, empty when there is no such file. */
export function readOnPurpose(root: string, name: string): OnPurpose {
  const file = `test/checks/${name}`;
  const parsed = parseJson(readTextIfAny(root, file) ?? '{}');
  const list = 'value' in parsed && isObject(parsed.value) ? parsed.value : undefined;
  const served = new Set<string>();
  return {
    allows: (language, what) => {
      const key = [what, `${language} ${what}`].find(name => Object.hasOwn(list ?? {}, name));
      if (key !== undefined) served.add(key);
      return key !== undefined;
    },
    findings: () => (list === undefined ? [notAList(file)] : listFindings(file, list, served)),
  };
}

/** Takes a text's name; gives it without the ending of a plural form. */
export function withoutPlural(name: string): string {
  return name.replace(/(?:_ordinal)?_(?:zero|one|two|few|many|other)$/, '');
}

/** Takes the languages; gives them in the order of reading: the reference first. */
export function referenceFirst(languages: Language[]): Language[] {
  return languages.toSorted((a, b) => Number(b.code === reference) - Number(a.code === reference));
}

function notAList(file: string): Finding {
  return {
    file,
    key: 'whole file',
    problem: 'not a JSON object of reasons, write { "namespace:key": "reason" }',
  };
}

function listFindings(file: string, list: Record<string, unknown>, served: Set<string>): Finding[] {
  return Object.entries(list).flatMap(([key, reason]) => {
    if (typeof reason !== 'string' || reason.trim() === '')
      return [{ file, key, problem: 'no reason, write why' }];
    if (served.has(key)) return [];
    return [{ file, key, problem: 'nothing to excuse any more, take it off the list' }];
  });
}
