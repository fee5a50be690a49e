import { beforeAll, expect, test } from 'vitest';
import { createRenderer, type Renderer } from '../../../server/messages/print/render.ts';
import { readHere } from '../../../server/record/pdf/read.ts';
import type { Block, PdfText } from '../../../server/record/pdf/reading.ts';
import { arabic, french, identifiers, letter } from '../../messages/print-samples.ts';
import { drawn, pagesOf, stream } from './make-pdf.ts';

let printer: Renderer;
beforeAll(() => {
  printer = createRenderer();
});

async function textOf(pdf: Uint8Array): Promise<PdfText> {
  const reading = await readHere(new Uint8Array(pdf));
  if ('refused' in reading) throw new Error(`It was refused: ${reading.refused}`);
  return reading;
}

const blocksIn = (text: PdfText): Block[] => text.pages.flatMap(({ blocks }) => blocks);
const linesIn = (blocks: Block[]) => blocks.map(block => ('text' in block ? block.text : block));

/** Words at places of a page: `[x, y, size, words]`, y upwards from its foot. */
const placed = (words: [number, number, number, string][]) =>
  pagesOf([
    stream(words.map(([x, y, size, text]) => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET`).join('\n')),
  ]);
const column = (x: number, lines: string[]): [number, number, number, string][] =>
  lines.map((line, index) => [x, 700 - index * 14, 12, line]);

test('a printed letter is read with its title, language, heading and each line of its addresses', async () => {
  const text = await textOf(printer.render(letter()));
  expect(text).toMatchObject({ pageCount: 1, unread: 0, isScanned: false, language: 'fr', direction: 'ltr' });
  expect(text.title).toBe(french.title);
  const blocks = blocksIn(text);
  expect(blocks).toContainEqual({ kind: 'heading', level: 2, text: french.title });
  const lines = linesIn(blocks);
  for (const line of ['MADAME NADIA BENALI', '14 RUE DES ÉCOLES', ...french.paragraphs]) {
    expect(lines).toContain(line);
  }
});

test('the tags of a PDF tell headings from large letters, and lists with their numbers', async () => {
  const blocks = blocksIn(await textOf(printer.render(identifiers)));
  expect(blocks).toContainEqual({ kind: 'paragraph', text: 'heup7511' });
  expect(blocks).toContainEqual({ kind: 'heading', level: 3, text: 'Que faire maintenant ?' });
  expect(blocks).toContainEqual({
    kind: 'list',
    from: 1,
    items: ['Ouvrez le site.', 'Écrivez votre identifiant.', 'Choisissez votre mot de passe.'],
  });
});

test('a letter in Arabic and French runs from right to left, says which words are French, keeps numbers', async () => {
  const text = await textOf(printer.render(letter({ language: 'ar', texts: [french, arabic] })));
  expect(text).toMatchObject({ language: 'ar', direction: 'rtl' });
  const blocks = blocksIn(text);
  expect(blocks).toContainEqual({ kind: 'heading', level: 2, text: french.title, language: 'fr' });
  const lines = linesIn(blocks).map(String);
  expect(lines.some(line => line.startsWith('رمزك ') && line.endsWith('ملفك الطبي'))).toBe(true);
  expect(lines.some(line => line.includes('بالرقم ⁦06 78 90 12 34⁩'))).toBe(true);
  expect(lines.find(line => line.includes('طلبت'))).toMatch(/^لقد طلبت .*\.$/u);
});

test('lines become paragraphs, cut words whole ones, larger letters headings, marks lists', async () => {
  const blocks = blocksIn(
    await textOf(
      placed([
        [72, 760, 20, 'Compte rendu'],
        [72, 730, 12, 'Le patient se plaint depuis trois semaines de douleurs au dos et un exa-'],
        [72, 716, 12, 'men est demande. Nous avons pris avec lui un nouveau rendez-'],
        [72, 702, 12, 'vous.'],
        [72, 670, 15, 'Traitement'],
        [72, 650, 12, '- un comprime le matin'],
        [72, 636, 12, '- un comprime le soir'],
        [72, 610, 12, '1. Reposez-vous.'],
        [72, 596, 12, '2. Buvez beaucoup.'],
      ]),
    ),
  );
  expect(blocks).toEqual([
    { kind: 'heading', level: 2, text: 'Compte rendu' },
    {
      kind: 'paragraph',
      text: 'Le patient se plaint depuis trois semaines de douleurs au dos et un examen est demande. Nous avons pris avec lui un nouveau rendez-vous.',
    },
    { kind: 'heading', level: 3, text: 'Traitement' },
    { kind: 'list', items: ['un comprime le matin', 'un comprime le soir'] },
    { kind: 'list', from: 1, items: ['Reposez-vous.', 'Buvez beaucoup.'] },
  ]);
});

test('two columns of text are read one after the other', async () => {
  const left = [
    'Le coeur bat de facon',
    'tout a fait reguliere et',
    'la tension est normale',
    'au repos et a effort.',
  ];
  const right = [
    'La radio des poumons',
    'est normale elle aussi,',
    'sans aucune image qui',
    'demande un controle.',
  ];
  const blocks = blocksIn(await textOf(placed([...column(72, left), ...column(320, right)])));
  expect(linesIn(blocks)).toEqual([left.join(' '), right.join(' ')]);
});

test('a table is read line by line, even when it is written column by column', async () => {
  const cells = [column(72, ['Hemoglobine glyquee', 'Creatinine du sang', 'Glycemie a jeun'])];
  cells.push(column(300, ['6,1', '78', '0,95']), column(400, ['pour cent', 'micromol', 'g par L']));
  const blocks = blocksIn(await textOf(placed(cells.flat())));
  expect(blocks).toEqual([
    { kind: 'row', cells: ['Hemoglobine glyquee', '6,1', 'pour cent'] },
    { kind: 'row', cells: ['Creatinine du sang', '78', 'micromol'] },
    { kind: 'row', cells: ['Glycemie a jeun', '0,95', 'g par L'] },
  ]);
});

test('a page that is turned is read as it is seen', async () => {
  const turned = pagesOf([
    stream('BT /F1 12 Tf 0 1 -1 0 300 72 Tm (Courbe de temperature du patient) Tj ET'),
  ]);
  expect(linesIn(blocksIn(await textOf(turned)))).toEqual(['Courbe de temperature du patient']);
});

test('a scan says so, with the stamp that was found; among pages of text it is one page that does', async () => {
  const picture = 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u0000 EI Q';
  const scan = await textOf(pagesOf([stream(picture), stream(`${picture}\n${drawn(['12/03/2026'])}`)]));
  expect(scan).toMatchObject({ pageCount: 2, isScanned: true });
  expect(linesIn(blocksIn(scan))).toEqual(['12/03/2026']);
  const mixed = await textOf(
    pagesOf([stream(drawn(['Un texte assez long pour une page.'])), stream(picture)]),
  );
  expect(mixed.isScanned).toBe(false);
  expect(mixed.pages.map(({ isPicture }) => isPicture)).toEqual([false, true]);
});

test.each([
  ['(fr-FR)', 'fr-FR'],
  ['(ar)', 'ar'],
  ['(not a language at all)', undefined],
  ['("><script>)', undefined],
  ['42', undefined],
])('what the file says of its language, %s, is taken where it is one', async (said, language) => {
  const pdf = pagesOf([stream(drawn(['Un texte assez long pour une page.']))], `/Lang ${said}`);
  expect((await textOf(pdf)).language).toBe(language);
});

test('headings go down one level at a time', async () => {
  const words: [number, number, number, string][] = [16, 24, 20, 16].map((size, index) => [
    72,
    760 - index * 90,
    size,
    `Titre ${'abcd'[index]}`,
  ]);
  const body = column(72, [
    'Du texte de taille ordinaire pour comparer les tailles.',
    'Et encore une ligne du meme texte.',
  ]);
  const blocks = blocksIn(
    await textOf(
      placed([
        ...words,
        ...body.map(([x, y, s, t]) => [x, y - 400, s, t] as [number, number, number, string]),
      ]),
    ),
  );
  const levels = blocks.flatMap(block => (block.kind === 'heading' ? [block.level] : []));
  expect(levels).toEqual([2, 2, 3, 4]);
});
