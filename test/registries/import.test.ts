import { describe, expect, it, test } from 'vitest';
import { CsvError } from '../../server/registries/csv.ts';
import { type ImportStep, importPeople } from '../../server/registries/import.ts';
import type { World } from '../../server/world.ts';
import { bytesOf, csvOf, type Line, person, withKey, zoe } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';

const today = '2026-03-03';
const zoeAsRead = {
  nir: zoe.nir,
  familyName: 'LEFÈVRE-DIAS',
  givenName: 'Zoé',
  sex: 'F',
  birthDate: '1985-04-17',
  email: 'zoe@exemple.fr',
  phone: '+33639980012',
  address: ['3 rue de l’Île', '35000 Rennes'],
  language: 'pt',
  treatingDoctor: '99700366240',
  children: [withKey('1100935238001'), withKey('2130135238002')],
};

/** Imports a file whole; gives the counts, and the remarks as `line kind: text`. */
async function importFile(world: World, file: string | Uint8Array) {
  const counts = { added: 0, changed: 0, same: 0, refused: 0 };
  const remarks: string[] = [];
  for await (const step of importPeople(world, bytesOf(file), today)) {
    for (const name of ['added', 'changed', 'same', 'refused'] as const) counts[name] += step[name];
    remarks.push(...step.remarks.map(({ line, kind, text }) => `${line} ${kind}: ${text}`));
  }
  return { counts, remarks };
}

const rowsOf = (world: World) => world.db.selectFrom('insured').selectAll().orderBy('id').execute();

/** What is said of a file with one line, and whether the person is in the register then. */
async function importLine(line: Line) {
  const world = await freshWorld();
  const { remarks } = await importFile(world, csvOf([line]));
  return { remarks, isTaken: (await rowsOf(world)).length === 1 };
}

describe.each([{ postgres: false }, { postgres: true }])(
  'importing people, PostgreSQL: $postgres',
  options => {
    test('a person is taken with everything the line tells', async () => {
      const world = await freshWorld(options);
      const { counts, remarks } = await importFile(world, csvOf([zoe]));
      expect(counts).toEqual({ added: 1, changed: 0, same: 0, refused: 0 });
      expect(remarks).toEqual([]);
      expect(await world.register.findByNir(zoe.nir)).toMatchObject(zoeAsRead);
    });

    test('the same file again changes nothing at all', async () => {
      const world = await freshWorld(options);
      const file = csvOf([zoe, person(1), person(2)]);
      await importFile(world, file);
      const before = await rowsOf(world);
      world.pass(60_000);
      expect((await importFile(world, file)).counts).toEqual({ added: 0, changed: 0, same: 3, refused: 0 });
      expect(await rowsOf(world)).toEqual(before);
    });

    test('bad lines are told and good ones taken, over many batches', async () => {
      const world = await freshWorld(options);
      const lines = Array.from({ length: 250 }, (_, number) => person(number));
      const spoilt = lines.map((line, number) => (number % 50 === 7 ? { ...line, email: 'a b@c.fr' } : line));
      const { counts, remarks } = await importFile(world, csvOf(spoilt));
      expect(counts).toEqual({ added: 245, changed: 0, same: 0, refused: 5 });
      expect(remarks).toEqual([9, 59, 109, 159, 209].map(line => `${line} refused: email: holds a space`));
      expect(await rowsOf(world)).toHaveLength(245);
    });

    test('an import that is stopped has taken whole batches, and goes on when started again', async () => {
      const world = await freshWorld(options);
      const file = csvOf(Array.from({ length: 250 }, (_, number) => person(number)));
      let first: ImportStep | undefined;
      for await (const step of importPeople(world, bytesOf(file), today)) {
        first = step;
        break;
      }
      expect(await rowsOf(world)).toHaveLength(first?.added ?? 0);
      const { counts } = await importFile(world, file);
      expect(counts).toEqual({
        added: 250 - (first?.added ?? 0),
        changed: 0,
        same: first?.added,
        refused: 0,
      });
    });
  },
);

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

const tooLong = 'x'.repeat(101);

describe('a line at fault', () => {
  test.each([
    ['nir', '', 'is missing'],
    ['nir', '2850475056001', 'has fewer than the 15 characters'],
    ['nir', `${zoe.nir}0`, 'has more than the 15 characters'],
    ['nir', '2.85047505600112E+14', 'holds something else than digits'],
    ['nir', withKey('2851475056001'), 'the month in it does not exist'],
    ['nir', withKey('5850475056001'), 'does not begin with 1, 2, 3, 4, 7 or 8'],
    ['nir', `${zoe.nir.slice(0, 13)}00`, 'its key (the last 2 digits) does not fit the number'],
    ['family_name', '  ', 'is missing'],
    ['family_name', '--12', 'holds no letter'],
    ['given_name', '', 'is missing'],
    ['given_name', tooLong, 'is longer than 100 characters'],
    ['sex', '', 'is F or M'],
    ['sex', '2', 'is F or M'],
    ['sex', 'M', 'does not fit the first digit of the number'],
    ['birth_date', '', 'is missing'],
    ['birth_date', '17 avril 1985', 'is written YYYY-MM-DD or DD/MM/YYYY'],
    ['birth_date', '17/04/85', 'the year needs 4 digits'],
    ['birth_date', '1985-02-29', 'this date does not exist'],
    ['birth_date', '04/17/1985', 'this date does not exist'],
    ['birth_date', '2026-03-04', 'is in the future'],
    ['birth_date', '1885-04-17', 'is too long ago'],
    ['email', 'zoé@exemple.fr', 'holds an accent'],
    ['email', 'zoe@exemple', 'is not an e-mail address'],
    ['phone', '02 99 00 12 34', 'is not a mobile number'],
    ['phone', 'by e-mail', 'holds something else than digits'],
    ['phone', '06 39 98 00', 'is too short or too long'],
    ['address', tooLong, 'has a line longer than 100 characters'],
    ['address', 'a|'.repeat(9), 'has more than 8 lines'],
    ['language', 'français', 'is a code such as fr or ar'],
    ['treating_doctor', '99700366241', 'is not an RPPS number (11 digits)'],
    ['children', '1100935238001', 'a number in it is wrong'],
    ['children', `${withKey('1100935238001')} ${zoe.nir}`, 'holds the number of the person'],
  ])('%s %j: refused with the reason, without what it holds', async (column, text, reason) => {
    const { remarks, isTaken } = await importLine({ ...zoe, [column]: text });
    expect(isTaken).toBe(false);
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toContain(`2 refused: ${column}: ${reason}`);
    if (text.trim().length > 1) expect(remarks[0]).not.toContain(text);
  });

  it('has all its faults told', async () => {
    const { remarks } = await importLine({ ...zoe, sex: 'X', birth_date: '1985-04-31', email: '@' });
    expect(remarks).toEqual([
      '2 refused: sex: is F or M',
      '2 refused: birth_date: this date does not exist',
      '2 refused: email: is not an e-mail address',
    ]);
  });

  it('has not as many values as there are columns', async () => {
    const world = await freshWorld();
    const [header, line] = csvOf([zoe]).split('\n');
    const file = `${header}\n${line},\n${line?.replace(',F,', ',')}\n${line}\n`;
    const { counts, remarks } = await importFile(world, file);
    expect(counts).toMatchObject({ added: 1, refused: 2 });
    expect(remarks).toEqual(['2 refused: 12 values, for 11 columns', '3 refused: 10 values, for 11 columns']);
  });

  it('has a number that an earlier line has; one that was refused does not count', async () => {
    const world = await freshWorld();
    const lines = [
      { ...zoe, email: '@' },
      zoe,
      person(1),
      { ...zoe, nir: zoe.nir.replace('2850475', '2 85 04 75') },
    ];
    const { counts, remarks } = await importFile(world, csvOf(lines));
    expect(counts).toMatchObject({ added: 2, refused: 2 });
    expect(remarks).toEqual([
      '2 refused: email: is not an e-mail address',
      '5 refused: nir: the same number is on line 3',
    ]);
  });

  it('does not keep its neighbours from being taken', async () => {
    const world = await freshWorld();
    const bad = ['\u0000', 'x'.repeat(10_000_000), '"', ',"', '\ufffd'];
    const [header] = csvOf([zoe]).split('\n');
    const good = bad.map((_, number) => csvOf([person(number)]).split('\n')[1]);
    const file = [header, ...bad.flatMap((line, number) => [line, good[number]]), ''].join('\n');
    expect((await importFile(world, file)).counts).toEqual({ added: 5, changed: 0, same: 0, refused: 5 });
  });
});

describe('what is odd is told, and the person taken', () => {
  test.each([
    ['another month', '2850475056001', '1985-05-17', true],
    ['another year', '2850475056001', '1986-04-17', true],
    ['a provisional number', '8850499999001', '1979-01-02', true],
    ['a month that was not known', '2853099999001', '1985-05-17', false],
    ['a month that was not known, another year', '2853099999001', '1984-05-17', true],
    ['a hundred years old', '2250499999001', '1925-04-17', false],
  ])('%s', async (_name, body, birthDate, isOdd) => {
    const { remarks, isTaken } = await importLine({ ...zoe, nir: withKey(body), birth_date: birthDate });
    expect(isTaken).toBe(true);
    expect(remarks.map(text => text.slice(0, '2 notice: birth_date: '.length))).toEqual(
      isOdd ? ['2 notice: birth_date: '] : [],
    );
  });
});

it('wherever a file is broken off, nobody is half taken', async () => {
  const file = Buffer.from(csvOf([person(1), zoe]));
  const world = await freshWorld();
  for (let end = file.indexOf(10) + 1; end < file.length; end += 1) {
    await importFile(world, file.subarray(0, end)).catch((error: unknown) => {
      if (!(error instanceof CsvError)) throw error;
    });
    expect(await world.register.findByNir(zoe.nir)).toBeUndefined();
  }
  expect((await importFile(world, file)).counts).toEqual({ added: 1, changed: 0, same: 1, refused: 0 });
  expect(await world.register.findByNir(zoe.nir)).toMatchObject(zoeAsRead);
});
