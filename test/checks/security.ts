import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { counted, type Finding, type Report } from './report.ts';
import { filesUnder, readText } from './tree.ts';

const answers = new Set(['yes', 'no', 'not applicable', 'partly']);
const row = /^\| (V\d+\.\d+\.\d+) \| [123] \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/;
const named = /`([^`]+)` « (.+?) »/g;

/** Takes a root; reports requirements of docs/security/ that say « yes » and name no test, or one that is not there. */
export function checkSecurity(root: string): Report {
  const files = filesUnder(root, 'docs/security', '.md');
  let rows = 0;
  const findings = files.flatMap(file =>
    readText(root, file)
      .split('\n')
      .filter(line => line.startsWith('| V'))
      .flatMap(line => {
        rows += 1;
        return rowFindings(root, file, line);
      }),
  );
  return { name: 'security', checked: counted(rows, 'requirement'), findings };
}

function rowFindings(root: string, file: string, line: string): Finding[] {
  const [, key = line.slice(0, 12), answer = '', how = '', tests = ''] = row.exec(line) ?? [];
  const report = (problem: string): Finding => ({ file, key, problem });
  if (!answers.has(answer))
    return [report(`« ${answer} » is no answer, write one of ${[...answers].join(', ')}`)];
  if (how.trim() === '') return [report('say how, or why not')];
  const found = [...tests.matchAll(named)];
  if (answer === 'yes' && found.length === 0) return [report('a « yes » names its test: `file` « name »')];
  return found.flatMap(([, test = '', name = '']) => {
    if (!existsSync(join(root, test))) return [report(`there is no ${test}`)];
    return readText(root, test).includes(name) ? [] : [report(`${test} has no test « ${name} »`)];
  });
}
