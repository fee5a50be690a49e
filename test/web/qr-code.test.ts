import qrcode from 'qrcode-generator';
import { expect, test } from 'vitest';
import { qrCode } from '../../server/web/qr-code.ts';

const text = 'otpauth://totp/Mon%20DMP:Mon%20DMP?issuer=Mon%20DMP&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** The dark squares of a path, as `row,column`. */
function darkIn(d: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x = '', y = '', width = ''] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let step = 0; step < Number(width); step += 1) dark.add(`${y},${Number(x) + step}`);
  return dark;
}

test('every dark square of the code is in the picture, and nothing else, with a quiet zone of 4', () => {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const expected = new Set<string>();
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (code.isDark(row, column)) expected.add(`${row + 4},${column + 4}`);
  const { size, d } = qrCode(text);
  expect(size).toBe(count + 8);
  expect(darkIn(d)).toEqual(expected);
});
