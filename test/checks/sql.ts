import { importsOf } from './imports.ts';
import { bodiesReceiving, closingOf, type Region } from './regions.ts';
import { counted, type Finding, type Report } from './report.ts';
import { type Source, scanSource } from './source.ts';
import { filesUnder, lineAt, readText } from './tree.ts';

type Problem = { at: number; problem: string };

const sqlPackages = /^(?:kysely|better-sqlite3|pg)(?:\/|$)|^kysely-/;
const query =
  /(?<![\w$.])sql\s*(?:<[^`;]*>)?\s*`|\.\s*(?:selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\s*\(/g;

/** Takes a root; reports SQL written outside of the stores, and what would block the one connection for ever. */
export function checkSql(root: string): Report {
  const files = filesUnder(root, 'server', '.ts');
  let transactions = 0;
  const findings: Finding[] = [];
  for (const file of files) {
    const source = scanSource(readText(root, file));
    const regions = transactionBodies(source.code);
    transactions += regions.length;
    const problems = [
      ...(writesSql(file) ? streams(source) : strayQueries(source)),
      ...secondConnections(source, regions),
    ];
    findings.push(...problems.map(({ at, problem }) => ({ file, key: lineAt(source.text, at), problem })));
  }
  const checked = `${counted(files.length, 'file')}, ${counted(transactions, 'function')} inside transactions`;
  return { name: 'sql', checked, findings };
}

function writesSql(file: string): boolean {
  return file.startsWith('server/storage/') || file.endsWith('-store.ts');
}

function strayQueries(source: Source): Problem[] {
  const advice = 'only storage/ and *-store.ts write SQL, move it there';
  const imports = importsOf(source).filter(found => !found.typeOnly && sqlPackages.test(found.specifier));
  return [
    ...imports.map(found => ({ at: found.at, problem: `imports ${found.specifier}: ${advice}` })),
    ...[...source.code.matchAll(query)].map(found => ({
      at: found.index,
      problem: `writes a query: ${advice}`,
    })),
  ];
}

function streams(source: Source): Problem[] {
  const problem = '.stream() blocks every other query of the connection, read in chunks by number';
  return [...source.code.matchAll(/\.\s*stream\s*\(/g)].map(found => ({ at: found.index, problem }));
}

/** The bodies in which a transaction is open: functions that receive `trx`, and callbacks of `.transaction()`. */
function transactionBodies(code: string): Region[] {
  return [...bodiesReceiving(code, 'trx'), ...callbacks(code)];
}

/** The callback stands in `.transaction(…)` itself, or in the `.execute(…)` that follows. */
function callbacks(code: string): Region[] {
  return [...code.matchAll(/\.\s*transaction\s*\(/g)].flatMap(found => {
    const open = found.index + found[0].length - 1;
    const close = closingOf(code, open);
    if (code.slice(open + 1, close).trim() !== '') return [{ start: open + 1, end: close }];
    const chain = /^(?:\s*\.\s*\w+\s*\([^()]*\))*?\s*\.\s*execute\s*\(/.exec(code.slice(close + 1));
    if (chain === null) return [];
    const start = close + chain[0].length;
    return [{ start: start + 1, end: closingOf(code, start) }];
  });
}

/** The register may live in the same database: inside a transaction it has to be given `trx`. */
const registerCall = /\bregister\s*\.\s*find\w*\s*\((?![^()]*\btrx\b)/g;
const registerAdvice = 'the register waits for the one connection for ever, give it `trx` or ask before';

/** Inside a transaction, `db` asks for a connection that is taken. Parameters have to be called `trx` for this to be seen. */
function secondConnections(source: Source, regions: Region[]): Problem[] {
  const problems = new Map<number, string>();
  for (const region of callbacks(source.code)) {
    const name = /^\s*(?:async\s*)?\(?\s*([\w$]+)/.exec(source.code.slice(region.start, region.end))?.[1];
    const isArrow = source.code.slice(region.start, region.end).includes('=>');
    if (isArrow && name !== 'trx') problems.set(region.start, 'call the parameter of a transaction `trx`');
  }
  const advice = '`db` inside a transaction waits for itself for ever, use `trx`';
  for (const region of regions) {
    const body = source.code.slice(region.start, region.end);
    for (const found of body.matchAll(/(?<![\w$])db\b(?!\s*:)/g))
      problems.set(region.start + found.index, advice);
    for (const found of body.matchAll(registerCall)) problems.set(region.start + found.index, registerAdvice);
  }
  return [...problems].map(([at, problem]) => ({ at, problem }));
}
