import { expect, test } from 'vitest';
import { deviceOf, isPhone } from '../../server/web/device.ts';

const mobile = 'AppleWebKit/537.36 (KHTML, like Gecko)';
test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Windows'],
  [
    `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${mobile} Chrome/130.0.0.0 Mobile Safari/537.36`,
    'Chrome',
    'Android',
  ],
  [
    `Mozilla/5.0 (Linux; Android 13; SM-A515F) ${mobile} SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36`,
    'Samsung Internet',
    'Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1',
    'Chrome',
    'iPad',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${mobile} Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0`,
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Safari',
    'Mac',
  ],
  [
    `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${mobile} Chrome/130.0.0.0 Safari/537.36`,
    'Chrome',
    'Chromebook',
  ],
  [`Mozilla/5.0 (X11; Linux x86_64) ${mobile} Chrome/130.0 Safari/537.36 OPR/114.0`, 'Opera', 'Linux'],
  ['Lynx/2.9.0dev.12 libwww-FM/2.14', 'Lynx', undefined],
  ['Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko', 'Internet Explorer', 'Windows'],
  ['curl/8.5', undefined, undefined],
  ['', undefined, undefined],
  [undefined, undefined, undefined],
  [`<script>alert(1)</script>${'x'.repeat(100_000)}Firefox/1`, undefined, undefined],
])('%s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});

test('what is held in the hand is told from what stands on a table', () => {
  const held = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', undefined].filter(system =>
    isPhone({ browser: undefined, system }),
  );
  expect(held).toEqual(['iPhone', 'iPad', 'Android']);
});
