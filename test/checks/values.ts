import { type Entry, expectedNamespaces, type Language, reference } from './catalogue.ts';
import { type OnPurpose, withoutPlural } from './on-purpose.ts';
import type { Finding } from './report.ts';
import { letterOf } from './scripts.ts';

type Rule = { pattern: RegExp; problem: string };

const rules: Rule[] = [
  { pattern: /^\s*$/, problem: 'empty, write words' },
  { pattern: /^\s+\S|\S\s+$/, problem: 'a space or a new line at its edge, remove it' },
  { pattern: /https?:|www\./i, problem: 'an address of a page, give it from the code' },
  { pattern: /<|&#?\w+;/, problem: 'HTML, mark up the view instead' },
  { pattern: /(?<!\{)\{(?!\{)|(?<!\})\}(?!\})|\{\{[^}]*$/, problem: 'a broken placeholder, write {{name}}' },
];

/** Takes a language's texts; reports empty ones, edge spaces, addresses, HTML, broken placeholders, keys shown raw. */
export function valueFindings(language: Language): Finding[] {
  const namespaces = [...new Set([...expectedNamespaces, ...language.namespaces])].join('|');
  const rawKey = new RegExp(`(?<![\\w-])(?:${namespaces}):[\\w-]`);
  const all = [...rules, { pattern: rawKey, problem: 'shows the key of another text, write its words' }];
  return language.entries.flatMap(({ file, name, value }) =>
    all.filter(rule => rule.pattern.test(value)).map(({ problem }) => ({ file, key: name, problem })),
  );
}

/** Takes the French texts and another language; reports texts left in French or in a script of another language. */
export function translationFindings(french: Language, language: Language, samePurpose: OnPurpose): Finding[] {
  const written = new Map(french.entries.map(entry => [withoutPlural(entry.name), new Set<string>()]));
  for (const entry of french.entries) written.get(withoutPlural(entry.name))?.add(entry.value.trim());
  const ownLetter = letterOf(language.code);
  return language.entries.flatMap(entry => {
    const same = written.get(withoutPlural(entry.name))?.has(entry.value.trim()) ?? false;
    const problem = leftAsItWas(entry, same, ownLetter);
    if (problem === undefined || samePurpose.allows(language.code, withoutPlural(entry.name))) return [];
    return [
      {
        file: entry.file,
        key: entry.name,
        problem: `${problem}, translate it or list it in same-on-purpose.json`,
      },
    ];
  });
}

function leftAsItWas(entry: Entry, same: boolean, ownLetter: RegExp): string | undefined {
  const words = entry.value.replace(/\{\{[^}]*\}\}/g, ' ');
  if (!/\p{L}/u.test(words)) return undefined;
  if (same && entry.value.trim().split(/\s+/).length > 2) return `the same text as in ${reference}`;
  return ownLetter.test(words) ? undefined : 'no letter of its own language';
}
