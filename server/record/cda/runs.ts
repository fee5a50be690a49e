import type { CdaRun } from './model.ts';

type Text = Extract<CdaRun, { kind: 'text' }>;

/**
 * Makes paragraphs of what was met one after the other, whose spaces are single ones already: none begins or ends a
 * line, pieces that look the same are one piece, and an empty line begins a new paragraph.
 */
export function paragraphsOf(runs: readonly CdaRun[]): CdaRun[][] {
  return groupsOf(linesOf(runs).map(tidy)).map(lines =>
    lines.flatMap((line, index): CdaRun[] => (index === 0 ? line : [{ kind: 'break' }, ...line])),
  );
}

function linesOf(runs: readonly CdaRun[]): CdaRun[][] {
  const lines: CdaRun[][] = [[]];
  for (const run of runs) {
    if (run.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines;
}

/** Lines that follow each other without an empty one between them. */
function groupsOf(lines: readonly CdaRun[][]): CdaRun[][][] {
  const groups: CdaRun[][][] = [[]];
  for (const line of lines) {
    if (line.length > 0) groups.at(-1)?.push(line);
    else groups.push([]);
  }
  return groups.filter(group => group.length > 0);
}

function tidy(runs: readonly CdaRun[]): CdaRun[] {
  const line: CdaRun[] = [];
  for (const run of runs) {
    if (run.kind === 'text') addText(line, run);
    else line.push(run);
  }
  const last = line.at(-1);
  if (last?.kind !== 'text' || !last.text.endsWith(' ')) return line;
  const rest = line.slice(0, -1);
  return last.text === ' ' ? rest : [...rest, { ...last, text: last.text.slice(0, -1) }];
}

function addText(line: CdaRun[], run: Text): void {
  const last = line.at(-1);
  const isAfterSpace = last === undefined || (last.kind === 'text' && last.text.endsWith(' '));
  const text = isAfterSpace ? run.text.replace(/^ /, '') : run.text;
  if (text === '') return;
  if (last?.kind === 'text' && looksLike(last, run)) line.splice(-1, 1, { ...last, text: last.text + text });
  else line.push({ ...run, text });
}

function looksLike(a: Text, b: Text): boolean {
  return a.address === b.address && a.marks.join() === b.marks.join();
}
