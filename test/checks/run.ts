import { resolve } from 'node:path';
import { checkAll } from './all.ts';
import { counted, findingLine } from './report.ts';

const root = resolve(import.meta.dirname, '../..');
const reports = checkAll(root);
const findings = reports.flatMap(report => report.findings);
const summary = reports.map(
  ({ name, checked, findings }) => `${name}: ${checked}, ${counted(findings.length, 'finding')}`,
);
process.stdout.write(`${[...findings.map(findingLine), ...summary].join('\n')}\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
