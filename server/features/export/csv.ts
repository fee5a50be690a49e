/** What spreadsheets take for a formula when a cell begins with it. */
const formula = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

/** A cell that is only ever read: an apostrophe in front keeps a spreadsheet from computing it. */
function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as spreadsheets of France open it by themselves: semicolons, UTF-8 with its mark, lines that end as Windows ends them. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map(row => `${row.map(cell).join(';')}\r\n`).join('')}`;
}
