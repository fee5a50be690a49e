import { physicalSides } from './css.ts';
import { counted, type Finding, type Report } from './report.ts';
import { scanSource } from './source.ts';
import { filesUnder, lineAt, readText } from './tree.ts';

const longestFile = 180;
const anyType = /(?:[:<|&]|\bas|=>)\s*any\b(?!\s*[(.])|,\s*any\s*[,>]/g;
const leftForLater = /\b(?:TODO|FIXME)\b/g;
const silenced = /@ts-(?:ignore|expect-error|nocheck)|biome-ignore|eslint-disable/g;

/** Takes a root; reports files too long to read in one go, work left for later, silenced tools and sides in styles. */
export function checkHabits(root: string): Report {
  const files = habitFiles(root);
  const findings: Finding[] = [];
  for (const file of files) {
    const text = readText(root, file);
    if (!file.startsWith('test/')) findings.push(...tooLong(file, text));
    findings.push(...words(file, text));
    if (/\.[jt]s$/.test(file)) findings.push(...looseTypes(file, text));
    if (file.endsWith('.css')) findings.push(...physicalSides(file, text));
  }
  return { name: 'habits', checked: counted(files.length, 'file'), findings };
}

/** The checks themselves have to name what they forbid, and vendor files are not ours. */
function habitFiles(root: string): string[] {
  return [
    ...filesUnder(root, 'server', ''),
    ...filesUnder(root, 'views', ''),
    ...filesUnder(root, 'public/css', ''),
    ...filesUnder(root, 'public/js', ''),
    ...filesUnder(root, 'test', '.ts').filter(file => !file.startsWith('test/checks/')),
  ].filter(file => /\.(?:ts|js|css|eta)$/.test(file) && !file.includes('/vendor/'));
}

function tooLong(file: string, text: string): Finding[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines <= longestFile) return [];
  return [
    { file, key: `${lines} lines`, problem: `more than ${longestFile} lines, split it by what it does` },
  ];
}

function words(file: string, text: string): Finding[] {
  const found = [...text.matchAll(leftForLater), ...text.matchAll(silenced)];
  return found.map(({ 0: word, index }) => {
    const advice = /^[A-Z]+$/.test(word) ? 'do it or write it down elsewhere' : 'correct the cause';
    return { file, key: lineAt(text, index), problem: `« ${word} », ${advice}` };
  });
}

function looseTypes(file: string, text: string): Finding[] {
  const { code } = scanSource(text);
  const problem = 'the type `any`, use `unknown` and check it';
  return [...code.matchAll(anyType)].map(({ index }) => ({ file, key: lineAt(text, index), problem }));
}
