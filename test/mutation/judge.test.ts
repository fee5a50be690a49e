import { describe, expect, it } from 'vitest';
import { type Equivalent, judge, type Mutant, reportPage } from './judge.ts';

const source = 'const end = 1;\n  if (until !== null && until <= now) return no;\n';
const at = (from: number, to: number) => ({
  start: { line: 2, column: from },
  end: { line: 2, column: to },
});
const mutant = (status: string, replacement = 'true'): Mutant => ({
  ...{ mutatorName: 'ConditionalExpression', status, replacement, location: at(7, 21) },
});
const written: Equivalent = {
  ...{ file: 'rules.ts', line: 'if (until !== null && until <= now) return no;' },
  ...{ from: 'until !== null', to: 'true', why: 'Nothing is before null.' },
};
const reportOf = (...mutants: Mutant[]) => ({ files: { 'rules.ts': { source, mutants } } });

describe('the judgement of a mutation report', () => {
  it('counts what made a test fail, what ran out of time, and what is equivalent', () => {
    const stopped = {
      ...mutant('RuntimeError'),
      statusReason: 'An error occurred outside of a test run: no',
    };
    const report = reportOf(
      stopped,
      mutant('Killed'),
      mutant('Timeout'),
      mutant('Timeout'),
      mutant('Survived'),
    );
    expect(judge(report, [written])).toEqual({
      tallies: [{ file: 'rules.ts', killed: 1, stopped: 1, timedOut: 2, equivalent: 1 }],
      findings: [],
    });
  });

  it('finds a change that no test noticed, by its line, its words and what they became', () => {
    const { findings } = judge(reportOf(mutant('Survived', 'false')), []);
    expect(findings).toEqual(['rules.ts:2 Survived: until !== null → false']);
  });

  it.each(['NoCoverage', 'RuntimeError', 'CompileError', 'Ignored', 'Pending'])(
    'finds a change that is %s',
    status => {
      expect(judge(reportOf(mutant(status)), []).findings).toHaveLength(1);
      expect(judge(reportOf(mutant(status), mutant('Survived')), [written]).findings).toHaveLength(1);
    },
  );

  it('takes no equivalence for another change, another line or another file', () => {
    for (const other of [
      { to: 'false' },
      { line: 'if (until) return no;' },
      { from: 'until' },
      { file: 'rule.ts' },
    ])
      expect(judge(reportOf(mutant('Survived')), [{ ...written, ...other }]).findings[0]).toMatch(
        /^rules.ts:2 Survived/,
      );
  });

  it('finds an equivalence that is none any more, in a file that was looked at', () => {
    expect(judge(reportOf(mutant('Killed')), [written]).findings).toEqual([
      'rules.ts: an equivalence that is not met: until !== null → true',
    ]);
    expect(judge({ files: {} }, [written]).findings).toEqual([]);
  });
});

it('tells the figures and every equivalence on a page', () => {
  const page = reportPage('2026-11-25', judge(reportOf(mutant('Killed'), mutant('Survived')), [written]), [
    written,
  ]);
  expect(page).toContain(
    '**2 changes: 1 made a test fail, 0 kept the site from starting, 0 ran out of time, 1 can be told by no input',
  );
  expect(page).toContain('| `rules.ts` | 1 | 0 | 0 | 1 |');
  expect(page).toContain('Nothing is before null.');
});
