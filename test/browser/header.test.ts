import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atHome } from './entering.ts';
import { startBrowser } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** How many rows the parts of the header stand in: two parts are in one row when they overlap in height. */
const rows = `(() => {
  const parts = [...document.querySelector('.site-header-in').children].map(part => part.getBoundingClientRect());
  const starts = parts.sort((a, b) => a.top - b.top).filter((part, n) => n === 0 || part.top >= parts[n - 1].bottom - 4);
  return starts.length;
})()`;

test.each(['fr', 'ar', 'en'])('a signed-in header is one row on a computer, in %s', async language => {
  const visitor = await atHome(browser, { language, width: 1280, height: 800 });
  expect(await visitor.page.evaluate(rows)).toBe(1);
  await visitor.page.setViewportSize({ width: 900, height: 800 });
  expect(await visitor.page.evaluate(rows)).toBe(1);
  await visitor.page.setViewportSize({ width: 320, height: 800 });
  expect(await visitor.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
});
