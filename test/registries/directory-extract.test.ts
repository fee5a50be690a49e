import { describe, expect, test } from 'vitest';
import { CsvError } from '../../server/registries/csv.ts';
import { activity, extractColumns, extractOf, rppsOf } from '../support/extract.ts';
import { freshWorld } from '../support/world.ts';
import { found, importExtract, placesOf } from './extract-import.ts';

const one = rppsOf(1001);

describe('the extract is read', () => {
  const file = extractOf([activity(one)]);
  test.each([
    ['in UTF-8', Buffer.from(file)],
    ['in UTF-8 with its mark and Windows line ends', Buffer.from(`\ufeff${file.replaceAll('\n', '\r\n')}`)],
    ['in Windows-1252', Buffer.from(file, 'latin1')],
    ['with its columns in another order', extractOf([activity(one)], extractColumns.toReversed())],
    ['with a separator at the end of each line', file.replaceAll('\n', '|\n')],
    ['with typographic apostrophes', file.replaceAll("'", '’')],
  ])('%s', async (_, bytes) => {
    for (const pieces of [7, 65_536]) {
      const world = await freshWorld();
      expect(await importExtract(world, bytes, { pieces })).toEqual({ counts: { added: 1 }, remarks: [] });
      expect(await found(world, 'Hélène', 'Reims')).toEqual([one]);
      const [{ given_name } = {}] = await world.db.selectFrom('professional').selectAll().execute();
      expect(given_name).toBe('Hélène');
    }
  });

  test.each([
    [
      'Nom\nDUPONT\n',
      /^line 1: it must name the columns, with \| between them; missing: « Identification nationale PP », .*$/,
    ],
    [file.replace('Code savoir-faire', 'Spécialité'), /^line 1: .*missing: « Code savoir-faire »$/],
    [
      file.replace('Libellé mode exercice', 'Code profession'),
      /^line 1: the column « Code profession » is there twice$/,
    ],
    [extractOf([]), /^There is nobody in the file\.$/],
    ['', /^There is nobody in the file\.$/],
    ['x'.repeat(200_000), /^A line is longer than 65536 bytes/],
  ])('not without its columns, and says so in one line: %#', async (text, said) => {
    const world = await freshWorld();
    await expect(importExtract(world, text)).rejects.toThrow(CsvError);
    await expect(importExtract(world, text)).rejects.toThrow(said);
  });
});

test('lines that are wrong are told with their number, and the others taken', async () => {
  const world = await freshWorld();
  const wrong = `${one.slice(0, 10)}${(Number(one.slice(10)) + 1) % 10}`;
  const good = Array.from({ length: 3 }, (_, rank) => activity(rppsOf(2000 + rank)));
  const lines = extractOf([
    activity(wrong),
    activity(rppsOf(1), { 'Code profession': '99' }),
    ...good,
    activity(rppsOf(2), { "Nom d'exercice": 'A|B' }),
    activity(rppsOf(3), { "Nom d'exercice": '' }),
    activity(rppsOf(4), { "Nom d'exercice": 'DAMAG\ufffd' }),
    activity(rppsOf(5), { "Nom d'exercice": 'x'.repeat(201) }),
  ]);
  const { counts, remarks } = await importExtract(
    world,
    `${lines}${extractOf([activity(one)]).split('\n')[1]}`,
  );
  expect(counts).toEqual({ added: 3, refused: 7 });
  expect(remarks).toEqual([
    '2: the number is not an RPPS number (8, then 11 digits with a right check digit)',
    '3: Code profession: this profession is not known',
    `7: ${extractColumns.length + 1} values, for ${extractColumns.length} columns`,
    "8: Nom d'exercice: is missing",
    '9: a character is damaged',
    '10: a value is longer than 200 characters',
    '11: the file ends inside this line; if the line is complete, put a line break after it',
  ]);
});

test('of very many wrong lines the first hundred are told, and all counted', async () => {
  const world = await freshWorld();
  const bad = Array.from({ length: 250 }, () => activity(one, { 'Code profession': '99' }));
  const { counts, remarks } = await importExtract(world, [activity(rppsOf(7)), ...bad], { pieces: 5000 });
  expect(counts).toEqual({ added: 1, refused: 250 });
  expect(remarks).toHaveLength(100);
});

test('people with another kind of number and students are left out without a remark', async () => {
  const world = await freshWorld();
  const adeli = activity(one, { 'Identification nationale PP': '0751234567' });
  const student = activity(rppsOf(9), { 'Code catégorie professionnelle': 'E' });
  const { counts, remarks } = await importExtract(world, [adeli, student, activity(one)]);
  expect({ counts, remarks }).toEqual({ counts: { added: 1, withoutNumber: 1, students: 1 }, remarks: [] });
});

test('a place is named by its sign, its structure by any of its numbers; who works nowhere has none', async () => {
  const world = await freshWorld();
  const nothing = {
    'Identifiant technique de la structure': '',
    'Raison sociale site': '',
    'Code postal (coord. structure)': '',
    'Libellé commune (coord. structure)': '',
    'Code Département (structure)': '',
  };
  const place = (rank: number, said: object) => activity(rppsOf(rank), { ...nothing, ...said });
  await importExtract(world, [
    place(1, {}),
    place(2, {
      'Numéro FINESS site': '510000029',
      'Enseigne commerciale site': 'LA CLINIQUE',
      'Raison sociale site': 'SAS X',
    }),
    place(3, { 'Numéro SIRET site': '12345678900012', 'Code postal (coord. structure)': '20000' }),
    place(4, {
      'Code postal (coord. structure)': '97400',
      'Libellé commune (coord. structure)': 'Saint-Denis',
    }),
    place(5, { 'Code postal (coord. structure)': '00100', 'Code Département (structure)': '1' }),
  ]);
  expect(await placesOf(world, rppsOf(1))).toEqual([]);
  expect(await placesOf(world, rppsOf(2))).toMatchObject([
    { structure: 'LA CLINIQUE', structure_id: '1510000029', region: '' },
  ]);
  expect(await placesOf(world, rppsOf(3))).toMatchObject([
    { structure_id: '312345678900012', region: 'Corse' },
  ]);
  expect(await placesOf(world, rppsOf(4))).toMatchObject([{ structure_id: null, region: 'La Réunion' }]);
  expect(await placesOf(world, rppsOf(5))).toMatchObject([{ region: 'Auvergne-Rhône-Alpes' }]);
});
