import { expect, test } from 'vitest';
import { anthony } from '../features/people.ts';
import { look, radiologist } from '../support/history.ts';
import { signIn } from '../support/journeys.ts';
import { freshSite } from '../support/site.ts';

/** What makes a spreadsheet compute a cell, at its beginning. */
const beginnings = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '\u00a0=',
  '＝',
  '＋',
  '－',
  '＠',
  '"=',
  ';=',
  ',=',
];

/** Reads a table as a spreadsheet of France does. */
function cellsOf(text: string, separator = ';'): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\r\\n"]*)(${separator}|\\r\\n|$)`, 'y');
  while (cell.lastIndex < text.length) {
    const [, found = '', end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error('This is no table.');
    const value = found.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found;
    rows.at(-1)?.push(value);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter(row => row.length > 0);
}

test.each(beginnings)(
  'a name, a place and a reason that begin with %j are computed by no spreadsheet',
  async start => {
    const site = await freshSite();
    const { db } = site.world;
    const { reader, page } = await signIn(site, anthony);
    const recordId = page.url.pathname.split('/')[3] ?? '';
    const evil = `${start}HYPERLINK("http://x";"y")`;
    await db.updateTable('professional').set({ given_name: evil }).where('rpps', '=', radiologist).execute();
    await db.updateTable('exercise').set({ structure: evil }).where('rpps', '=', radiologist).execute();
    await look(site.world, recordId, {
      who: radiologist,
      verb: 'emergency.opened',
      rule: 'R8',
      reason: evil,
    });
    await reader.open(`${page.url.pathname}/historique`);
    const table = (await reader.submit({}, { name: 'act', value: 'table' })).html.replace('\ufeff', '');
    const rows = cellsOf(table);
    expect(rows[0]).toHaveLength(9);
    expect(rows[1]?.join(' ')).toContain('HYPERLINK');
    for (const row of rows) {
      expect(row).toHaveLength(9);
      for (const one of row) expect(one).not.toMatch(/^[\s\u00a0]*[=+\-@＝＋－＠\t\r]/);
    }
    // Opened with other separators, the pieces of a cell are cells of their own.
    for (const piece of table.split(/[,\t;\r\n]/)) expect(piece.replace(/^"/, '')).not.toMatch(/^\s*[=+@]/);
  },
);
