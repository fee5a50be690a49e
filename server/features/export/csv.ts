/** What spreadsheets take for a formula at the beginning of a cell, or after what some of them take for its end. */
const formula = /(^|[,\t;\r\n])([^\S\t\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])/gu;

/** A cell that is only ever read: an apostrophe in front keeps a spreadsheet from computing it. */
function cell(text: string): string {
  const harmless = text.replace(formula, "$1$2'");
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as spreadsheets of France open it by themselves: semicolons, UTF-8 with its mark, lines that end as Windows ends them. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map(row => `${row.map(cell).join(';')}\r\n`).join('')}`;
}
