import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshVisitor } from './journey.ts';
import { startBrowser, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const typed = (visitor: Visitor): Promise<string> =>
  visitor.page.locator('main [name="number"]').inputValue();
const form = { number: '2 79 03', 'number-again': '2 79' };

/** Opens the explanation of the page's first hard word, and closes it in two ways. */
async function readWord(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const meaning = page.locator('.meaning').first();
  expect(await meaning.isVisible()).toBe(false);
  await visitor.hands.press('.word');
  await expect.poll(() => meaning.isVisible()).toBe(true);
  const isInWindow = 'document.querySelector(".meaning").getBoundingClientRect().bottom <= innerHeight';
  expect(await page.evaluate(isInWindow)).toBe(true);
  await visitor.hands.press('.meaning a');
  await expect.poll(() => meaning.isVisible()).toBe(false);
  await page.goBack();
  await expect.poll(() => meaning.isVisible()).toBe(true);
  await page.goBack();
  await expect.poll(() => meaning.isVisible()).toBe(false);
}

test.each(['all', 'none'] as const)(
  'scripts %s: a word is explained on its page, and nothing typed is lost',
  async scripts => {
    const visitor = await freshVisitor(browser, { scripts });
    await visitor.open('/creation/demande');
    await visitor.fill(form);
    await readWord(visitor);
    expect(await typed(visitor)).toBe(form.number);
    expect(visitor.faults).toEqual([]);
  },
);

test('nothing typed is lost after a mistake either, in a browser that tells of Back as of any other page', async () => {
  const visitor = await freshVisitor(browser);
  await visitor.context.addInitScript('delete Window.prototype.navigation; delete window.navigation;');
  await visitor.open('/creation/demande');
  expect(await visitor.page.evaluate('typeof window.navigation')).toBe('undefined');
  await visitor.submit(form);
  await expect.poll(() => visitor.page.locator('#error-summary').count()).toBe(1);
  await visitor.fill({ number: '2 79 03 51' });
  await readWord(visitor);
  await visitor.page.waitForTimeout(300);
  expect(await typed(visitor)).toBe('2 79 03 51');
  expect(visitor.faults).toEqual([]);
});
