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
  const line = new Line();
  for (const run of runs) line.add(run);
  return line.end();
}

/** A line as it grows. The pieces of a text are joined once, at its end: there may be very many of them. */
class Line {
  private readonly runs: CdaRun[] = [];
  private text: Text | undefined;
  private pieces: string[] = [];
  private isAfterSpace = true;

  add(run: CdaRun): void {
    if (run.kind === 'text') this.addText(run);
    else {
      this.closeText();
      this.runs.push(run);
      this.isAfterSpace = false;
    }
  }

  /** What was added, without a space at its end. */
  end(): CdaRun[] {
    this.closeText();
    const last = this.runs.at(-1);
    if (last?.kind !== 'text' || !last.text.endsWith(' ')) return this.runs;
    const rest = this.runs.slice(0, -1);
    return last.text === ' ' ? rest : [...rest, { ...last, text: last.text.slice(0, -1) }];
  }

  private addText(run: Text): void {
    const text = this.isAfterSpace ? run.text.replace(/^ /, '') : run.text;
    if (text === '') return;
    if (this.text === undefined || !looksLike(this.text, run)) {
      this.closeText();
      this.text = run;
    }
    this.pieces.push(text);
    this.isAfterSpace = text.endsWith(' ');
  }

  private closeText(): void {
    if (this.text !== undefined) this.runs.push({ ...this.text, text: this.pieces.join('') });
    this.text = undefined;
    this.pieces = [];
  }
}

function looksLike(a: Text, b: Text): boolean {
  return a.address === b.address && a.marks.join() === b.marks.join();
}
