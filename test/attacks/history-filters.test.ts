import { expect, test } from 'vitest';
import { expectProblem } from '../features/mistakes.ts';
import { anthony } from '../features/people.ts';
import { told } from '../support/history.ts';
import { signIn } from '../support/journeys.ts';
import type { Reader } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';

async function searching() {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  const history = `${page.url.pathname}/historique`;
  await reader.open(`${history}/chercher`);
  return { reader, history };
}

/** The three fields of a day. */
const day = (name: 'from' | 'to', date: string, month: string, year: string): Record<string, string> => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

test.each([
  ['31 February', day('from', '31', '2', '2026')],
  ['29 February of a year that has none', day('to', '29', '02', '2025')],
  ['day 0', day('from', '0', '1', '2026')],
  ['month 13', day('from', '1', '13', '2026')],
  ['the year 0000', day('from', '1', '1', '0000')],
  ['the year 99999', day('to', '1', '1', '99999')],
  ['the year 1', day('to', '1', '1', '1')],
  ['a year of long ago', day('from', '1', '1', '1789')],
  ['a negative year', day('from', '1', '1', '-2026')],
  ['a number with a point', day('from', '1.5', '1', '2026')],
  ['a number with an exponent', day('from', '1e1', '1', '2026')],
  ['a number in hexadecimal', day('from', '0x1', '1', '2026')],
  ['letters', day('to', 'un', 'mars', 'deux')],
  ['tomorrow', day('to', '4', '3', '2026')],
  ['an order that is turned round', { ...day('from', '2', '3', '2026'), ...day('to', '1', '3', '2026') }],
  ['a very long number', day('from', '1', '1', '2'.repeat(5000))],
  ['a NUL', day('from', '1\u0000', '1', '2026')],
  ['SQL', day('from', "1' or '1'='1", '1', '2026')],
])('%s is refused kindly, and what was typed stays', async (_what, typed) => {
  const { reader } = await searching();
  const page = await reader.submit({ act: 'read', ...typed });
  expect(page.status).toBe(422);
  expect(page.mistakes).toHaveLength(1);
  for (const [field, text] of Object.entries(typed)) expect(page.value(field)).toBe(text);
  expect(told(page)).toEqual([]);
});

test.each([
  ['Arabic', '٢٢', '٢', '٢٠٢٦'],
  ['Persian', '۲۲', '۲', '۲۰۲۶'],
  ['full-width', '２２', '２', '２０２６'],
  ['mixed', '2٢', '２', '2026'],
])('%s digits are digits', async (_what, ...parts) => {
  const { reader } = await searching();
  const [date = '', month = '', year = ''] = parts;
  const page = await reader.submit({ ...day('from', date, month, year), ...day('to', date, month, year) });
  expect(page.status, page.mistakes.join()).toBe(200);
  expect(told(page)).toHaveLength(2);
});

/** Sends fields that a form cannot hold, as they stand. */
async function send(reader: Reader, path: string, fields: string) {
  const hidden = new URLSearchParams({ ...reader.hidden(), _submission: crypto.randomUUID() });
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return reader.post(path, `${hidden}&${fields}`, type);
}

test.each([
  ['lists', 'from-day[]=1&from-month[]=2&from-year[]=2026', true],
  ['lists of lists', 'from-day[][]=1&from-day[a]=2&from[day]=3', true],
  ['names of the prototype', '__proto__[from-day]=1&constructor[prototype][act]=read&__proto__=x', true],
  [
    'the same field twice',
    `${new URLSearchParams(day('from', '22', '2', '2026'))}&from-day=21&from-day=22`,
    false,
  ],
])('%s in a form break nothing', async (_what, fields, isNothing) => {
  const { reader, history } = await searching();
  const whole = told(await send(reader, `${history}/chercher`, 'person=&act='));
  const page = await send(reader, `${history}/chercher`, `person=&act=&${fields}`);
  expect(page.status).toBe(200);
  // What no field is named like chooses nothing; of a field that is sent twice the last one counts.
  if (isNothing) expect(told(page)).toEqual(whole);
  else expect([page.value('from-day'), page.value('from-year')]).toEqual(['22', '2026']);
});

test('what an address asks for beside its path filters nothing and breaks nothing', async () => {
  const { reader, history } = await searching();
  const plain = told(await reader.open(history));
  expect(plain.length).toBeGreaterThan(10);
  for (const query of [
    'from[]=2026-02-01',
    'from=2026-02-01&from=2026-02-02',
    'from[a]=1&to[]=2',
    'from=2026-02-31',
    'from=0000-00-00&to=99999-99-99',
    'person=x&act=emergency',
    '__proto__[x]=1',
    '%00=%00',
    '%',
    `from=${'9'.repeat(5000)}`,
  ]) {
    const page = await reader.open(`${history}?${query}`);
    expect(page.status, query).toBe(200);
    expect(told(page), query).toEqual(plain);
    expect((await reader.open(`${history}/chercher?${query}`)).status, query).toBe(200);
  }
});

test('months and places of the history that are none are not there', async () => {
  const { reader, history } = await searching();
  const months = [
    '2026-00',
    '2026-13',
    '0000-00',
    '99999-01',
    '2026-2',
    '٢٠٢٦-٠٢',
    '2026-02-31',
    '2026-02%00',
  ];
  for (const view of ['', '/changements', '/moi', '/tout']) {
    for (const month of months) expectProblem(await reader.open(`${history}${view}/mois/${month}`), 404);
    for (const seq of ['0', '-1', '1e3', '٣', '01', '1.0', '%2B1', '9'.repeat(16), 'NaN', 'x'])
      for (const side of ['avant', 'apres'])
        expectProblem(await reader.open(`${history}${view}/${side}/${seq}`), 404);
  }
  // A month that exists and in which nothing was: at the far ends of what can be written too.
  for (const month of ['0000-01', '0001-01', '1970-01', '2026-12', '9999-12']) {
    const page = await reader.open(`${history}/mois/${month}`);
    expect([200, 404], month).toContain(page.status);
  }
  for (const seq of ['1', '999999999999999'])
    for (const side of ['avant', 'apres'])
      expect([200, 404], seq).toContain((await reader.open(`${history}/${side}/${seq}`)).status);
});
