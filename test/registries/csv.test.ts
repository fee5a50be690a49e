import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CsvError, type CsvLine, readCsv } from '../../server/registries/csv.ts';
import { bytesOf } from '../support/people-file.ts';

async function read(text: string | Uint8Array, size?: number): Promise<CsvLine[]> {
  const lines: CsvLine[] = [];
  for await (const line of readCsv(bytesOf(text, size))) lines.push(line);
  return lines;
}

const values = (lines: readonly CsvLine[]) =>
  lines.map(line => ('values' in line ? line.values : line.fault));
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const value = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map(text => text.replace(/\p{Cc}|\ufffd/gu, '').trim());
const table = fc
  .integer({ min: 2, max: 4 })
  .chain(width =>
    fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  )
  .map(rows => rows.map(row => ['x', ...row]));

describe('values', () => {
  it('are read as they were written, however the bytes arrive', async () => {
    const form = fc.record({
      separator: fc.constantFrom(',', ';'),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      bom: fc.constantFrom('', '\ufeff'),
      size: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(table, form, async (rows, { separator, lineEnd, bom, size }) => {
        const header = ['a', 'b', 'c', 'd', 'e'].slice(0, rows[0]?.length);
        const lines = [header, ...rows.map(row => row.map(quoted))];
        const text = bom + lines.map(line => line.join(separator) + lineEnd).join('');
        expect(values(await read(text, size))).toEqual([header, ...rows]);
      }),
    );
  });

  test.each([
    [
      'a,b;c\n1,2;3\n',
      [
        ['a', 'b;c'],
        ['1', '2;3'],
      ],
    ],
    [
      'a;b;c,d\n1; 2 ;\n',
      [
        ['a', 'b', 'c,d'],
        ['1', '2', ''],
      ],
    ],
    [
      'a,b\n "1, 2" ,"say ""hi"""\n',
      [
        ['a', 'b'],
        ['1, 2', 'say "hi"'],
      ],
    ],
    [
      'a,b\n\n \t\n,\n"",\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['', []],
    ['\ufeff\n\r\n', []],
  ])('%j', async (text, expected) => {
    expect(values(await read(text))).toEqual(expected);
  });

  it('have the number of their line, empty lines counted', async () => {
    expect((await read('a,b\n\n1,2\n"\n3,4\n')).map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });
});

describe('a spoilt line does not spoil the next', () => {
  const quote = 'a quote is not closed on this line, or stands inside a value';
  const control = 'holds a control character (NUL, for example) or one that was damaged before';
  test.each([
    ['"1,2', quote],
    ['1,2"', quote],
    ['"1"2,3', quote],
    ['1,"2""', quote],
    ['"'.repeat(65_535), quote],
    ['1\u0000,2', control],
    ['1\r2,3', control],
    ['1,Zo\ufffd', control],
    ['1'.repeat(10_000_000), 'longer than 65536 bytes'],
    [`"${'é'.repeat(5_000_000)}`, 'longer than 65536 bytes'],
  ])('%.20j', async (line, fault) => {
    const lines = await read(`a,b\n${line}\r\n3,é\n`);
    expect(lines).toEqual([
      { line: 1, values: ['a', 'b'] },
      { line: 2, fault },
      { line: 3, values: ['3', 'é'] },
    ]);
  });

  it('a last line that has no end', async () => {
    expect(values(await read('a,b\n1,2\n3,4'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      'the file ends inside this line; if the line is complete, put a line break after it',
    ]);
  });

  it('one damaged character in a file of right ones', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\né,1\n'), Buffer.from([0xe9]), Buffer.from(',2\n3,4\n')]);
    expect(values(await read(bytes))).toEqual([
      ['a', 'b'],
      ['é', '1'],
      'a character is damaged: it is not UTF-8',
      ['3', '4'],
    ]);
  });
});

describe('another encoding is refused, with what to do', () => {
  test.each([
    ['Windows-1252', Buffer.from('a,b\n1,2\nZo\u00e9,3\n', 'latin1'), 'line 3: '],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'line 1: '],
  ])('%s', async (_name, bytes, start) => {
    await expect(read(bytes)).rejects.toThrow(CsvError);
    await expect(read(bytes)).rejects.toThrow(`${start}the file is not in UTF-8`);
    await expect(read(bytes)).rejects.toThrow('iconv -f WINDOWS-1252 -t UTF-8');
  });
});

it('reads any bytes to their end', async () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(bytes, async given => {
      const lines = await read(Buffer.concat([Buffer.from('é,b\n'), given, Buffer.from('\n1,2\n')]), 7);
      expect(lines.at(-1)).toMatchObject({ values: ['1', '2'] });
    }),
  );
});
