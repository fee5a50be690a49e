import { describe, expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake } from '../mistakes.ts';

const wrong: readonly (readonly [string, string, string])[] = [
  ['empty', '', 'empty'],
  ['one digit short', '2 79 03 51 215 189 8', 'too-short'],
  ['without its key', '2 79 03 51 215 189', 'too-short'],
  ['one digit long', '2 79 03 51 215 189 890', 'too-long'],
  ['with letters', '2 79 O3 51 215 189 89', 'letters'],
  ['with letters of Corsica in another place', '2 2B 03 51 215 189 89', 'letters'],
  ['with a wrong key', '2 79 03 51 215 189 88', 'key'],
  ['with a month that does not exist', '2 79 13 51 215 189 89', 'month'],
  ['with a wrong first digit', '5 79 03 51 215 189 89', 'sex'],
  ['with marks of HTML', '"><script>alert(1)</script>', 'letters'],
];

describe.each(['fr', 'ar'])('a number in %s', language => {
  test('says what is wrong with it, and keeps it as it was typed', async () => {
    const site = await freshSite();
    const reader = new Reader(site.origin);
    for (const [name, typed, error] of wrong) {
      await reader.open(`/${language}/creation/demande`);
      const page = await reader.submit({ number: typed, 'number-again': typed });
      expectMistake(page, { field: 'number', key: `common:error.nir.${error}`, language });
      expect(page.value('number') ?? '', name).toBe(typed);
      expect(page.value('number-again') ?? '', name).toBe(typed);
      expect(page.html).not.toContain('<script>alert');
    }
    expect(await site.messages()).toEqual([]);
  });

  test('typed twice in two ways is asked again', async () => {
    const site = await freshSite();
    const reader = new Reader(site.origin);
    await reader.open(`/${language}/creation/demande`);
    const [number, other] = ['2 79 03 51 215 189 89', '1 80 03 2B 020 401 23'];
    const differ = await reader.submit({ number, 'number-again': other });
    expectMistake(differ, { field: 'number-again', key: 'common:error.nir.differ', language });
    expect([differ.value('number'), differ.value('number-again')]).toEqual([number, other]);
    const once = await reader.submit({ number, 'number-again': '' });
    expectMistake(once, { field: 'number-again', key: 'common:error.nir.again', language });
    expect(once.value('number')).toBe(number);
  });
});

const accepted = [
  ['of Corsica', '1 80 03 2B 020 401 23'],
  ['of Corsica in small letters', '180032b02040123'],
  ['with spaces everywhere', '  2  79 03 51\u00a0215 189 89 '],
  ['with dots and dashes', '2.79.03-51.215.189-89'],
  ['in Arabic digits', '٢ ٧٩ ٠٣ ٥١ ٢١٥ ١٨٩ ٨٩'],
  ['in Persian digits', '۲۷۹۰۳۵۱۲۱۵۱۸۹۸۹'],
] as const;

test.each(accepted)('a number %s is accepted', async (_name, typed) => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/demande');
  const page = await reader.submit({ number: typed, 'number-again': typed.replace(/\s/g, '') });
  expect(page.status).toBe(200);
  expect(page.url.pathname).toBe('/fr/creation/demande/envoyee');
  expect(await site.messages()).toHaveLength(1);
});
