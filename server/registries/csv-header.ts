import { CsvError, type CsvLine } from './csv.ts';

/** Something to tell about a line of the file: why it was refused, or what is odd in a line that was taken. */
export interface Remark {
  readonly line: number;
  readonly kind: 'refused' | 'notice';
  readonly text: string;
}

/** What the first line of a file says. */
export interface Header<Column extends string> {
  /** The column of each value of a line; nothing for one that is not known. */
  readonly columns: readonly (Column | undefined)[];
  readonly notices: readonly Remark[];
}

/**
 * Reads the line that names the columns. Without the required ones it may be a line of the file: what it holds is not
 * repeated. @throws CsvError when it does not name them, or names one twice
 */
export function readHeader<Column extends string>(
  first: CsvLine,
  known: { readonly columns: readonly Column[]; readonly required: readonly Column[] },
): Header<Column> {
  const { line } = first;
  if ('fault' in first) throw new CsvError(`line ${line}: ${first.fault}`);
  const names = first.values.map(name => name.toLowerCase());
  const missing = known.required.filter(column => !names.includes(column));
  if (missing.length > 0) {
    throw new CsvError(`line ${line}: it must name the columns; missing: ${missing.join(', ')}`);
  }
  const twice = known.columns.find(column => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) throw new CsvError(`line ${line}: the column ${twice} is there twice`);
  const unknown = names.filter(name => name !== '' && known.columns.every(column => column !== name));
  const text = (name: string) => `the column « ${name.slice(0, 40)} » is not known, it is not read`;
  return {
    columns: names.map(name => known.columns.find(column => column === name)),
    notices: unknown.map(name => ({ line, kind: 'notice', text: text(name) })),
  };
}
