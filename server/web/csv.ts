/** What spreadsheets take for a formula at the beginning of a cell, or after what some of them take for its end. */
const formula = /(?<=^|[,\t;\r\n])([^\S\t\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])/gu;

/** A cell that is only ever read: an apostrophe in front keeps a spreadsheet from computing it. */
function cell(text: string): string {
  const harmless = text.replace(formula, "$1'");
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What a file of a table begins with: the mark by which spreadsheets know UTF-8. */
export const csvStart = '\ufeff';

/** Rows as spreadsheets of France open them by themselves: semicolons, lines that end as Windows ends them. */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(cell).join(';')}\r\n`).join('');
}

/** A whole table as a file. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return csvStart + csvRows(rows);
}
