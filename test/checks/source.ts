/** A string or template of the code: where it stands, and its fixed parts (one part, unless `${…}` stands between). */
export type Literal = { start: number; end: number; parts: string[] };

/** `code` has the length and lines of the text, with comments and the inside of strings and patterns made blank. */
export type Source = { text: string; code: string; literals: Literal[] };

type Cursor = { text: string; at: number; out: string[]; literals: Literal[] };

/** Takes the text of a TypeScript or JavaScript file; gives its code without words, and its strings. Never throws. */
export function scanSource(text: string): Source {
  const cursor: Cursor = { text, at: 0, out: text.split(''), literals: [] };
  while (cursor.at < text.length) {
    scanCode(cursor);
    cursor.at += 1;
  }
  return { text, code: cursor.out.join(''), literals: cursor.literals };
}

/** Goes on to the end, or to the brace that closes what was open before it began. */
function scanCode(cursor: Cursor): void {
  let depth = 0;
  while (cursor.at < cursor.text.length) {
    if (skipQuiet(cursor)) continue;
    const char = cursor.text[cursor.at];
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (depth < 0) return;
    cursor.at += 1;
  }
}

/** Steps over one comment, string, template or pattern when one begins here. */
function skipQuiet(cursor: Cursor): boolean {
  const { text, at } = cursor;
  const char = text[at];
  if (char === '"' || char === "'") return readQuoted(cursor, char);
  if (char === '`') return readTemplate(cursor);
  if (char !== '/') return false;
  if (text[at + 1] === '/') return skipTo(cursor, indexOrEnd(text, '\n', at));
  if (text[at + 1] === '*') return skipTo(cursor, indexOrEnd(text, '*/', at + 2) + 2);
  return patternMayStart(cursor) && skipPattern(cursor);
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found;
}

function skipTo(cursor: Cursor, end: number): boolean {
  blank(cursor, cursor.at, end);
  cursor.at = end;
  return true;
}

function blank(cursor: Cursor, start: number, end: number): void {
  for (let index = start; index < Math.min(end, cursor.out.length); index += 1) {
    if (cursor.out[index] !== '\n') cursor.out[index] = ' ';
  }
}

function readQuoted(cursor: Cursor, quote: string): boolean {
  const start = cursor.at;
  let end = start + 1;
  while (end < cursor.text.length && cursor.text[end] !== quote && cursor.text[end] !== '\n') {
    end += cursor.text[end] === '\\' ? 2 : 1;
  }
  blank(cursor, start + 1, end);
  cursor.literals.push({ start, end: end + 1, parts: [cursor.text.slice(start + 1, end)] });
  cursor.at = end + 1;
  return true;
}

function readTemplate(cursor: Cursor): boolean {
  const start = cursor.at;
  const parts: string[] = [];
  cursor.at += 1;
  while (cursor.at < cursor.text.length) {
    const partStart = cursor.at;
    const part = readTemplatePart(cursor);
    parts.push(part);
    blank(cursor, partStart, partStart + part.length);
    if (cursor.text[cursor.at] !== '$') break;
    cursor.at += 2;
    scanCode(cursor);
    cursor.at += 1;
  }
  cursor.at += 1;
  cursor.literals.push({ start, end: cursor.at, parts });
  return true;
}

function readTemplatePart(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at;
  while (cursor.at < text.length && text[cursor.at] !== '`' && !text.startsWith('${', cursor.at)) {
    cursor.at += text[cursor.at] === '\\' ? 2 : 1;
  }
  return text.slice(start, cursor.at);
}

/** A slash begins a pattern where a value is awaited, and divides after a value. */
function patternMayStart(cursor: Cursor): boolean {
  const before = cursor.out
    .slice(Math.max(0, cursor.at - 200), cursor.at)
    .join('')
    .trimEnd();
  if (before === '' || /[(,=:[!&|?{};+\-*%<>~^]$/.test(before)) return true;
  return /\b(?:return|typeof|case|in|of|await|yield|void|do|else)$/.test(before);
}

function skipPattern(cursor: Cursor): boolean {
  const { text } = cursor;
  let end = cursor.at + 1;
  let inClass = false;
  while (end < text.length && text[end] !== '\n' && (inClass || text[end] !== '/')) {
    if (text[end] === '[') inClass = true;
    if (text[end] === ']') inClass = false;
    end += text[end] === '\\' ? 2 : 1;
  }
  blank(cursor, cursor.at + 1, end);
  cursor.at = end + 1;
  return true;
}
