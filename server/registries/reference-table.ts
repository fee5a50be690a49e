import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'data', 'reference');

/** The text of a table of data/reference. */
export function readReference(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/**
 * Takes the text of a tab-separated table (lines that begin with `#` tell its source and date, the next one names the
 * columns) and the columns it must have; gives its lines, each as the values by column.
 * @throws when a column is another one, or a line has too many or too few values; the message says which line
 */
export function readTable<Column extends string>(
  text: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const lines = text
    .split('\n')
    .map((line, index) => ({ at: index + 1, values: line.replace(/\r$/, '').split('\t') }))
    .filter(({ values }) => values.join('') !== '' && !values[0]?.startsWith('#'));
  const [head, ...rest] = lines;
  if (head?.values.join('\t') !== columns.join('\t'))
    throw new Error(`The columns of the table are not ${columns.join(', ')}.`);
  return rest.map(({ at, values }) => {
    if (values.length !== columns.length)
      throw new Error(`Line ${at} of the table has ${values.length} values, not ${columns.length}.`);
    return Object.fromEntries(columns.map((column, index) => [column, values[index]])) as Record<
      Column,
      string
    >;
  });
}

/** The name in the locale files of what a table calls by a code: small letters, digits and dashes. */
export function keyOfCode(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '-');
}
