import { counted, type Report } from './report.ts';
import { scanSource } from './source.ts';
import { filesUnder, lineAt, readText } from './tree.ts';

type Problem = { at: number; problem: string };

const tag = /<\/?([a-zA-Z][^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g;
const attribute = /([^\s"'=<>/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const readAloud =
  /^(?:alt|title|placeholder|label|aria-(?:label|description|roledescription|valuetext|placeholder))$/i;
const letter = /\p{L}/u;

/** Takes a root; reports text, scripts and styles written in views, where words come from `t(…)` alone. */
export function checkViews(root: string): Report {
  const files = filesUnder(root, 'views', '.eta');
  const findings = files.flatMap(file => {
    const text = readText(root, file);
    const problems = [...viewProblems(text), ...templatesOf(text).flatMap(writtenStrings)];
    return problems.map(({ at, problem }) => ({ file, key: lineAt(text, at), problem }));
  });
  return { name: 'views', checked: counted(files.length, 'view'), findings };
}

/** Takes the text of a view; gives the code of each `<% … %>` and where it begins. */
export function templatesOf(text: string): { at: number; code: string }[] {
  return [...text.matchAll(/<%[-_]?([=~]?)([\s\S]*?)[-_]?%>/g)]
    .filter(found => !found[2]?.startsWith('#'))
    .map(found => ({ at: found.index + found[0].indexOf(found[2] ?? ''), code: found[2] ?? '' }));
}

function quiet(text: string, pattern: RegExp): string {
  return text.replace(pattern, found => found.replace(/[^\n]/g, ' '));
}

function viewProblems(view: string): Problem[] {
  const html = quiet(quiet(view, /<%[\s\S]*?%>/g), /<!--[\s\S]*?-->|<!doctype[^>]*>/gi);
  const problems: Problem[] = [];
  for (const found of html.matchAll(tag)) problems.push(...tagProblems(found, html));
  const outside = quiet(quiet(quiet(html, /<(script|style)\b[\s\S]*?<\/\1\s*>/gi), tag), /&#?\w+;/g);
  for (const found of outside.matchAll(/[^\n]*\p{L}[^\n]*/gu)) {
    const at = found.index + found[0].search(letter);
    problems.push({
      at,
      problem: `« ${found[0].trim()} » is written in the view, take it from a locale with t(…)`,
    });
  }
  return problems;
}

function tagProblems(found: RegExpExecArray, html: string): Problem[] {
  const [whole, name = '', attributes = ''] = found;
  const problems = attributeProblems(found.index, attributes);
  if (whole.startsWith('</')) return [];
  if (/^style$/i.test(name))
    problems.push({ at: found.index, problem: 'an inline <style>, move it to public/css' });
  const body = html.slice(found.index + whole.length).split(/<\/script/i)[0] ?? '';
  if (/^script$/i.test(name) && (!/\ssrc\s*=/i.test(attributes) || body.trim() !== '')) {
    problems.push({ at: found.index, problem: 'an inline <script>, move it to public/js' });
  }
  return problems;
}

function attributeProblems(at: number, attributes: string): Problem[] {
  return [...attributes.matchAll(attribute)].flatMap(([, name = '', value = '']) => {
    if (/^style$/i.test(name)) return [{ at, problem: 'a style= attribute, move it to public/css' }];
    if (/^on[a-z]+$|^hx-on/i.test(name))
      return [{ at, problem: `an ${name}= attribute, move it to public/js` }];
    if (!readAloud.test(name) || !letter.test(value.replace(/&#?\w+;/g, ''))) return [];
    return [{ at, problem: `${name}=${value} is written in the view, take it from a locale with t(…)` }];
  });
}

/** A sentence in the code of a view: it begins with a capital and has a space, or it has an accent. */
function writtenStrings({ at, code }: { at: number; code: string }): Problem[] {
  return scanSource(code).literals.flatMap(literal => {
    const value = literal.parts.join(' ');
    const isSentence =
      /^\s*\p{Lu}\p{L}*[' ’]+\p{L}/u.test(value) || /[^\p{ASCII}]/u.test(value.replace(/\P{L}/gu, ''));
    if (!isSentence) return [];
    return [
      {
        at: at + literal.start,
        problem: `« ${value} » is written in the view, take it from a locale with t(…)`,
      },
    ];
  });
}
