import { type Catalogue, expectedNamespaces, languageOf, reference } from './catalogue.ts';
import { withoutPlural } from './on-purpose.ts';
import type { Finding } from './report.ts';
import { scanSource } from './source.ts';
import { filesUnder, lineAt, readText } from './tree.ts';
import { templatesOf } from './views.ts';

type Mention = { file: string; key: string; parts: string[]; called: boolean; groupWanted: boolean };

/** Takes a root and its texts; reports keys named in server/ or views/ that do not exist, and French keys nobody names. */
export function usageFindings(root: string, catalogue: Catalogue): Finding[] {
  const french = languageOf(catalogue, reference);
  const known = new Set([...expectedNamespaces, ...french.namespaces]);
  const names = new Set(french.entries.map(entry => withoutPlural(entry.name)));
  const used = new Set<string>();
  const findings = mentions(root).flatMap(mention => {
    const problem = mentionProblem(mention, known, name => matching(name, names, used));
    return problem === undefined ? [] : [{ file: mention.file, key: mention.key, problem }];
  });
  const unused = french.entries.filter(entry => !used.has(withoutPlural(entry.name)));
  const problem = 'nothing in server/ or views/ names it, use it or remove it in every language';
  return [...findings, ...unused.map(({ file, name }) => ({ file, key: name, problem }))];
}

function mentions(root: string): Mention[] {
  const views = filesUnder(root, 'views', '.eta').flatMap(file => {
    const text = readText(root, file);
    return templatesOf(text).flatMap(({ at, code }) => literalsOf({ file, text, at, code }));
  });
  const server = filesUnder(root, 'server', '.ts').flatMap(file => {
    const text = readText(root, file);
    return literalsOf({ file, text, at: 0, code: text });
  });
  return [...server, ...views];
}

type Piece = { file: string; text: string; at: number; code: string };

function literalsOf({ file, text, at, code }: Piece): Mention[] {
  const source = scanSource(code);
  const groupWanted = /\bparagraphsOf\b/.test(text);
  return source.literals.map(({ start, parts }) => {
    const called = /(?<![\w$])t\s*\(\s*$/.test(source.code.slice(0, start));
    return { file, key: lineAt(text, at + start), parts, called, groupWanted };
  });
}

type Matcher = (pattern: { exact: boolean; group: boolean; parts: string[] }) => boolean;

function mentionProblem(mention: Mention, known: Set<string>, matches: Matcher): string | undefined {
  const { parts, called, groupWanted } = mention;
  const [first = ''] = parts;
  const written = parts.join('…');
  const namespace = /^([a-z][a-z0-9-]*):[\w.-]*$/.exec(first)?.[1];
  if (namespace === undefined || !known.has(namespace)) {
    if (!called || first === '') return undefined;
    return `t(« ${written} ») does not begin with the name of a locale file, write 'namespace:key'`;
  }
  const isPrefix = parts.length === 1 && /[:.]$/.test(first);
  if (first === `${namespace}:` && isPrefix) return undefined;
  const pattern = isPrefix ? [first, ''] : parts;
  if (matches({ exact: parts.length === 1 && !isPrefix, group: groupWanted, parts: pattern }))
    return undefined;
  return `no text of locales/${reference} is called « ${written} », write it or name a whole key`;
}

/** Marks what a mention names. A computed part stands for any keys; a group of texts counts where groups are asked for. */
function matching(pattern: Parameters<Matcher>[0], names: Set<string>, used: Set<string>): boolean {
  const [whole = ''] = pattern.parts;
  const computed = new RegExp(
    `^${pattern.parts.map(part => part.replace(/[.]/g, '\\.')).join('.+')}(?:\\.|$)`,
  );
  const found = [...names].filter(name => {
    if (!pattern.exact) return computed.test(name);
    return name === withoutPlural(whole) || (pattern.group && name.startsWith(`${whole}.`));
  });
  for (const name of found) used.add(name);
  return found.length > 0;
}
