/** A change that Stryker made to a file, and what became of it (mutation-testing-report-schema). */
export interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string | undefined;
  readonly status: string;
  readonly statusReason?: string | undefined;
  readonly location: { readonly start: Place; readonly end: Place };
}
interface Place {
  readonly line: number;
  readonly column: number;
}

/** The report, as far as it is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

/** A change that no input can tell from what was there, and why. It is found by its words: lines move. */
export interface Equivalent {
  readonly file: string;
  /** The line on which it begins, without the spaces around it. */
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** How many changes of one file ended in which way. */
export interface Tally {
  readonly file: string;
  readonly killed: number;
  /** The tests could not even be loaded: the site would not start. */
  readonly stopped: number;
  readonly timedOut: number;
  readonly equivalent: number;
}

/** What a report says of the rules. `findings`: each change that nobody noticed, and each equivalence that is none. */
export interface Judgement {
  readonly tallies: readonly Tally[];
  readonly findings: readonly string[];
}

/** Takes a report and the equivalences that are written down; every other change must have made a test fail. */
export function judge(report: MutationReport, equivalents: readonly Equivalent[]): Judgement {
  const files = Object.entries(report.files);
  const met = new Set<Equivalent>();
  const findings: string[] = [];
  const tallies = files.map(([file, { source, mutants }]) => {
    const count = { killed: 0, stopped: 0, timedOut: 0, equivalent: 0 };
    for (const mutant of mutants) {
      const { line, from, to } = wordsOf(source, mutant);
      const written = equivalents.find(
        one => one.file === file && one.line === line && one.from === from && one.to === to,
      );
      const end = endOf(mutant, written);
      if (end === undefined)
        findings.push(`${file}:${mutant.location.start.line} ${mutant.status}: ${from} → ${to}`);
      else count[end] += 1;
      if (end === 'equivalent' && written !== undefined) met.add(written);
    }
    return { file, ...count };
  });
  for (const one of equivalents)
    if (one.file in report.files && !met.has(one))
      findings.push(`${one.file}: an equivalence that is not met: ${one.from} → ${one.to}`);
  return { tallies, findings };
}

const outsideOfTests = 'An error occurred outside of a test run: ';

/** How a change ended, when that is as it should be. */
function endOf(
  { status, statusReason = '' }: Mutant,
  written: Equivalent | undefined,
): keyof Omit<Tally, 'file'> | undefined {
  if (status === 'Killed') return 'killed';
  if (status === 'RuntimeError' && statusReason.startsWith(outsideOfTests)) return 'stopped';
  if (status === 'Timeout') return 'timedOut';
  return status === 'Survived' && written !== undefined ? 'equivalent' : undefined;
}

/** The line on which a change begins, and what stood there before and after, on one line each. */
function wordsOf(source: string, { location: { start, end }, replacement = '' }: Mutant) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const line = oneLine(lines[0] ?? '');
  const last = lines.length - 1;
  const cut = lines.map((text, at) =>
    text.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined),
  );
  return { line, from: oneLine(cut.join('\n')), to: oneLine(replacement) };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The page of the documentation that tells how the last run ended. */
export function reportPage(day: string, { tallies }: Judgement, equivalents: readonly Equivalent[]): string {
  const sum = (part: (tally: Tally) => number) => tallies.reduce((all, tally) => all + part(tally), 0);
  const [killed, stopped] = [sum(tally => tally.killed), sum(tally => tally.stopped)];
  const timedOut = sum(tally => tally.timedOut);
  const equivalent = sum(tally => tally.equivalent);
  return `# Mutation testing of the access rules

Written by \`npm run mutation\` on ${day}: do not edit by hand. Why and how: decision 0037.

Each part of the rules was changed, one change at a time, and the tests of \`test/record/policy/\` were run on it.
**${killed + stopped + timedOut + equivalent} changes: ${killed} made a test fail, ${stopped} kept the site from starting, ${timedOut} ran out of time, ${equivalent} can be told by no input (below), 0 went unnoticed.**

| File | Made a test fail | Kept from starting | Ran out of time | Equivalent |
|---|---:|---:|---:|---:|
${tallies.map(({ file, ...t }) => `| \`${file}\` | ${t.killed} | ${t.stopped} | ${t.timedOut} | ${t.equivalent} |`).join('\n')}

## Equivalent changes, and why no input can tell them apart
${equivalents.map(({ file, line, from, to, why }) => `\n- \`${file}\`, in \`${line}\`\n  \`${from}\` → \`${to}\`\n  ${why}`).join('\n')}
`;
}
