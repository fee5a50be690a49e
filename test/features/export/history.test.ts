import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { look, radiologist } from '../../support/history.ts';
import { clean } from '../mistakes.ts';
import { beforeExport, take, textOf } from './taken.ts';

const first = 'historique-des-acces/0001.html';
const table = 'historique-des-acces.csv';

test('the history is read off line: who, what, why they could and what is unusual, with a table beside it', async () => {
  const { site, world, reader, access, page } = await beforeExport();
  await look(world, access.recordId, {
    who: radiologist,
    verb: 'emergency.opened',
    rule: 'R8',
    reason: '<b>inconscient</b>',
  });
  const files = await take(reader, site, page);
  const index = parse(textOf(files, 'index.html'));
  expect(index.querySelector(`#access ~ p > a[href="${first}"]`)).not.toBeNull();
  expect(index.querySelector(`#others ~ ul a[href="${table}"]`)).not.toBeNull();
  const html = textOf(files, first);
  expect(html).toContain('&lt;b&gt;inconscient');
  const text = clean(parse(html).querySelector('body')?.structuredText ?? '');
  expect(text).toContain('a ouvert votre DMP en urgence');
  expect(text).toContain('Pourquoi');
  expect(text).toContain('À regarder de près');
  expect(parse(html).querySelectorAll('main a')).toEqual([]);
  // What the site did by itself is in the table alone.
  const rows = textOf(files, table).split('\r\n');
  const told = parse(html).querySelectorAll('main li').length;
  expect(rows.length).toBeGreaterThan(told);
  expect(rows[0]?.replace('\ufeff', '')).toMatch(/^Jour;Heure;/);
});

test('the cells of the table compute nothing, whoever wrote them', async () => {
  const { site, world, reader, access, page } = await beforeExport();
  for (const sign of ['=', '+', '-', '@', '\t='])
    await look(world, access.recordId, {
      who: radiologist,
      verb: 'emergency.opened',
      rule: 'R8',
      reason: `${sign}1+1`,
    });
  const evil = { family_name: 'CMD', given_name: '=HYPERLINK("http://x")' };
  await world.db.updateTable('professional').set(evil).where('rpps', '=', radiologist).execute();
  await world.db
    .updateTable('exercise')
    .set({ structure: '+33 1' })
    .where('rpps', '=', radiologist)
    .execute();
  const rows = textOf(await take(reader, site, page), table);
  expect(rows).toContain("'=HYPERLINK");
  expect(rows).not.toMatch(/(^|;|\r\n)"?[=+\-@\t]/);
});

test('a long history is cut into pages that lead to each other, and none is lost', async () => {
  const { site, world, reader, access, page } = await beforeExport();
  const before = await take(reader, site, page);
  expect(before.has('historique-des-acces/0002.html')).toBe(false);
  for (let time = 0; time < 501; time += 1)
    await look(world, access.recordId, { who: radiologist, verb: 'document.read', rule: 'R7' });
  const files = await take(reader, site, page);
  const second = parse(textOf(files, 'historique-des-acces/0002.html'));
  expect(parse(textOf(files, first)).querySelector('main > p:last-child a')?.getAttribute('href')).toBe(
    '0002.html',
  );
  expect(second.querySelector('main > p > a[href="0001.html"]')).not.toBeNull();
  expect(second.querySelector('main > p > a[href="0003.html"]')).toBeNull();
  // The look of each, and the two exports.
  expect(textOf(files, table).split('\r\n').length).toBe(
    textOf(before, table).split('\r\n').length + 501 + 1,
  );
});
