/** A stretch of code, from `start` up to but without `end`. */
export type Region = { start: number; end: number };

const closers: Record<string, string> = { '(': ')', '{': '}', '[': ']' };

/** Takes code without words and the index of an opening bracket; gives the index of the one that closes it, or the end. */
export function closingOf(code: string, open: number): number {
  const wanted: string[] = [];
  for (let index = open; index < code.length; index += 1) {
    const char = code[index] ?? '';
    const closer = closers[char];
    if (closer !== undefined) wanted.push(closer);
    else if (char === wanted.at(-1)) wanted.pop();
    if (wanted.length === 0) return index;
  }
  return code.length;
}

/** Takes code and a parameter's name; gives the bodies of the functions that receive it. */
export function bodiesReceiving(code: string, name: string): Region[] {
  const regions: Region[] = [];
  for (const found of code.matchAll(new RegExp(`(?<![\\w.$])${name}\\s*=>`, 'g'))) {
    regions.push(bodyFrom(code, found.index + found[0].length));
  }
  for (const found of code.matchAll(/\(/g)) {
    const close = closingOf(code, found.index);
    if (!namesParameter(code.slice(found.index + 1, close), name)) continue;
    const start = bodyStart(code, close + 1);
    if (start !== undefined) regions.push(bodyFrom(code, start));
  }
  return regions;
}

/** Tells whether a list between brackets has the name as one of its own parameters. */
function namesParameter(list: string, name: string): boolean {
  let depth = 0;
  let own = '';
  for (const char of list.replaceAll('=>', '  ')) {
    if ('({[<'.includes(char)) depth += 1;
    if (depth === 0) own += char;
    if (')}]>'.includes(char)) depth -= 1;
  }
  return own.split(',').some(parameter => new RegExp(`^\\s*${name}\\s*(?:[?:=]|$)`).test(parameter));
}

const generics = '<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>';
const returnType = `(?:[\\w$.\\s|&\\[\\]'"]|${generics}|\\{[^{}]*\\}(?=\\s*(?:[|&{[]|=>)))+?`;
const afterParameters = new RegExp(`^\\s*(?::\\s*(?=\\S)${returnType})?(?:=>|(?=\\{))`);

/** After a list of parameters: steps over a return type, gives where the body begins, nothing when this is a call. */
function bodyStart(code: string, from: number): number | undefined {
  const found = afterParameters.exec(code.slice(from));
  return found === null ? undefined : from + found[0].length;
}

/** A body in braces, or one expression up to what ends it. */
function bodyFrom(code: string, from: number): Region {
  const start = from + (/^\s*/.exec(code.slice(from))?.[0].length ?? 0);
  if (code[start] === '{') return { start, end: closingOf(code, start) };
  let index = start;
  while (index < code.length && !',;)}]'.includes(code[index] ?? '')) {
    index = '({['.includes(code[index] ?? '') ? closingOf(code, index) + 1 : index + 1;
  }
  return { start, end: index };
}
