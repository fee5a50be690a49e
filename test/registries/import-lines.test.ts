import { describe, expect, it, test } from 'vitest';
import { csvOf, person, withKey, zoe } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';
import { importFile, importLine } from './import-file.ts';

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
