import { expect, test } from 'vitest';
import { createRenderer } from '../../../server/messages/print/render.ts';
import { readArabic } from '../../../server/record/pdf/arabic.ts';
import { arabic, letter } from '../../messages/print-samples.ts';
import { reader } from './open-reader.ts';

const paragraphs = [
  'السلام عليكم. هذا لإنشاء الملف الطبي المشترك، ولا شيء آخر.',
  'طلبات لأجل الأم: الأحد 12 أبريل، الآلام والأدوية.',
  'دواء Doliprane 500 mg لا يؤخذ الآن.',
];

const none = () => Promise.resolve([]);
const piece = (str: string, dir = 'rtl') => ({ str, dir, transform: [1, 0, 0, 1, 0, 0], width: 10 });
const textOf = async (pieces: ReturnType<typeof piece>[], glyphs: string[] = []) =>
  (await readArabic(pieces, () => Promise.resolve(glyphs))).map(({ str }) => str);

test('lam and alef, which are one sign, are read in their order', async () => {
  const title = 'الآن الأطباء لا إله إلى الإنشاء';
  const pdf = createRenderer().render(letter({ language: 'ar', texts: [{ ...arabic, title, paragraphs }] }));
  const reading = await reader().read(pdf);
  if ('refused' in reading) throw new Error(reading.refused);
  const texts = reading.pages.flatMap(({ blocks }) =>
    blocks.map(block => ('text' in block ? block.text : '')),
  );
  for (const text of [title, ...paragraphs]) expect(texts).toContain(text);
});

test('a line in one piece keeps its spaces', async () => {
  const glyphs = [...'نآ', ' ', 'لا', ' ', ...'ملس'].map(glyph => glyph);
  expect(await textOf([piece('سلم ال آن')], glyphs)).toEqual(['سلم لا آن']);
});

test('nothing is changed where glyphs and pieces do not fit together, or where it is not needed', async () => {
  expect(await textOf([piece('ال')], ['x', 'y'])).toEqual(['ال']);
  expect(await textOf([piece('ال')], ['لا', 'ب'])).toEqual(['لا']);
  expect(await textOf([piece('السلام'), piece('ال')], ['م'])).toEqual(['السلام', 'ال']);
  expect(await textOf([piece('ال 2026')], ['لا', '2', '0', '2', '6'])).toEqual(['ال 2026']);
  let asked = 0;
  const glyphs = () => {
    asked += 1;
    return none();
  };
  await readArabic([piece('Alors', 'ltr'), piece('مرحبا')], glyphs);
  expect(asked).toBe(0);
});

test.each([
  // As a font draws them, from left to right.
  ['ﻡﻼﺳ', 'سلام'],
  ['2026 ﻡﻼﺳ', 'سلام 2026'],
  ['Doliprane 500 mg ءﺍﻭﺩ', 'دواء Doliprane 500 mg'],
  ['12/04/2026 ﻡﻮﻳ', 'يوم 12/04/2026'],
  ['ﷲ', 'الله'],
])('letters in the forms in which they are drawn become letters: %s', async (drawn, read) => {
  expect(await textOf([piece(drawn, 'ltr')])).toEqual([read]);
});

test('signs that are drawn alone bring no space with them', async () => {
  expect(await textOf([piece('\ufe76\ufe91', 'rtl')])).toEqual(['\u064eب']);
});
