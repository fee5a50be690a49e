import { describe, expect, it, test } from 'vitest';
import { CsvError } from '../../server/registries/csv.ts';
import { csvOf, zoe } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';
import { importFile, importLine, rowsOf, zoeAsRead } from './import-file.ts';

describe('columns', () => {
  it('come in any order, with either separator, quoted or not, from any system', async () => {
    const world = await freshWorld();
    const line = Object.fromEntries(
      Object.entries(zoe)
        .reverse()
        .map(([column, text]) => [column.toUpperCase(), `"${text}"`]),
    );
    const file = `\ufeff${csvOf([line], ';').replaceAll('\n', '\r\n')}`;
    expect((await importFile(world, file)).remarks).toEqual([]);
    expect(await world.register.findByNir(zoe.nir)).toMatchObject(zoeAsRead);
  });

  it('that are not known are told and not read', async () => {
    const { remarks, isTaken } = await importLine({ ...zoe, note: 'blood group' });
    expect(remarks).toEqual(['1 notice: the column « note » is not known, it is not read']);
    expect(isTaken).toBe(true);
  });

  it('that are absent leave what is known; empty ones say that there is nothing, but for the language', async () => {
    const world = await freshWorld();
    await importFile(world, csvOf([zoe]));
    const { nir, family_name, sex, birth_date } = zoe;
    const some = { nir, family_name, given_name: 'Zoé Inès', sex, birth_date, email: '', language: '' };
    expect((await importFile(world, csvOf([some]))).counts.changed).toBe(1);
    expect(await world.register.findByNir(nir)).toMatchObject({
      ...zoeAsRead,
      givenName: 'Zoé Inès',
      email: null,
    });
  });

  it('may be the required ones only', async () => {
    const world = await freshWorld();
    const { nir, family_name, given_name, sex, birth_date } = zoe;
    await importFile(world, csvOf([{ nir, family_name, given_name, sex, birth_date }]));
    const unknown = { email: null, phone: null, treatingDoctor: null, address: [], children: [] };
    expect(await world.register.findByNir(nir)).toMatchObject({ ...unknown, language: 'fr' });
  });
});

describe('a file that is not one of people is refused whole, and its first line not repeated', () => {
  const { nir: _, sex: __, ...incomplete } = zoe;
  test.each([
    ['an empty file', '', 'There is nobody in the file.'],
    ['a header alone', csvOf([zoe]).split('\n')[0] ?? '', 'line 1: the file ends inside this line'],
    ['a header and nothing', `${csvOf([zoe]).split('\n')[0]}\n\n`, 'There is nobody in the file.'],
    ['no header', `${csvOf([zoe]).split('\n')[1]}\n`, 'line 1: it must name the columns; missing: nir, '],
    ['columns missing', csvOf([incomplete]), 'line 1: it must name the columns; missing: nir, sex'],
    ['a column twice', 'nir,family_name,given_name,sex,birth_date,SEX\n', 'the column sex is there twice'],
    ['no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 10, 65, 10]), 'line 1: holds a control character'],
    [
      'Windows-1252',
      Buffer.from(csvOf([zoe]).replace('’', ''), 'latin1'),
      'line 2: the file is not in UTF-8',
    ],
  ])('%s', async (_name, file, said) => {
    const world = await freshWorld();
    const error = await importFile(world, file).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CsvError);
    expect(String(error)).toContain(said);
    expect(String(error)).not.toMatch(/LEF|Zo|2850475056001|1985/);
    expect(await rowsOf(world)).toEqual([]);
  });
});
