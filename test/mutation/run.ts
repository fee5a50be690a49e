// Changes the rules of access one by one, and fails for each change that no test notices and no equivalence explains.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Equivalent, judge, type MutationReport, reportPage } from './judge.ts';

const json = <Kind>(path: string | URL): Kind => JSON.parse(readFileSync(path, 'utf8'));
const report = 'data/mutation/report.json';

/** Stryker copies the site into a folder beside which it must find the packages, wherever those really are. */
function mutate(): number {
  const folder = mkdtempSync(join(tmpdir(), 'mon-dmp-mutation-'));
  symlinkSync(realpathSync('node_modules'), join(folder, 'node_modules'));
  const stryker = join('node_modules', '.bin', 'stryker');
  const options = ['run', '--tempDirName', join(folder, 'run'), ...process.argv.slice(2)];
  const { status } = spawnSync(stryker, options, { stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
  return status ?? 1;
}

rmSync(report, { force: true });
const status = mutate();
if (status !== 0) process.exit(status);
const equivalents = json<Equivalent[]>(new URL('equivalent.json', import.meta.url));
const isWhole = process.argv.length === 2;
const judgement = judge(json<MutationReport>(report), equivalents);
for (const finding of judgement.findings) process.stdout.write(`${finding}\n`);
process.stdout.write(`${judgement.findings.length} findings\n`);
if (isWhole && judgement.findings.length === 0)
  writeFileSync(
    'docs/mutation.md',
    reportPage(new Date().toISOString().slice(0, 10), judgement, equivalents),
  );
process.exit(judgement.findings.length === 0 ? 0 : 1);
