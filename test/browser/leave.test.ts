import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atHome } from './entering.ts';
import { freshVisitor } from './journey.ts';
import { startBrowser, type Visitor, type VisitorOptions } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const elsewhere = 'https://meteofrance.com/';

/** Anthony at home, with the other site at hand in the place of the real one. */
async function watched(options?: VisitorOptions): Promise<Visitor> {
  const visitor = await atHome(browser, options);
  const html = '<!doctype html><meta charset=utf-8><title>La météo</title><h1>Il fait beau</h1>';
  await visitor.context.route(`${elsewhere}**`, route =>
    route.fulfill({ contentType: 'text/html', body: html }),
  );
  return visitor;
}

/** The weather is there; the visit is over; Back shows nothing of the record. */
async function expectLeft(visitor: Visitor): Promise<void> {
  const { page, site } = visitor;
  await expect.poll(() => page.title()).toBe('La météo');
  expect(page.url()).toBe(elsewhere);
  await expect
    .poll(() =>
      site.world.db.selectFrom('session').select('id').where('account_id', 'is not', null).execute(),
    )
    .toEqual([]);
  await page.goBack().catch(() => null);
  await page.waitForLoadState();
  expect(await page.content()).not.toContain('Anthony');
  expect(page.url()).not.toMatch(/\/dmp\//);
}

test('a press replaces the page at once, and the visit is over', async () => {
  const visitor = await watched();
  const sent: string[] = [];
  visitor.page.on('request', request => {
    if (request.url().startsWith(elsewhere)) sent.push(request.headers().referer ?? 'no referrer');
  });
  await visitor.page.getByRole('button', { name: 'Je quitte vite' }).click();
  await expectLeft(visitor);
  expect(sent).toEqual(['no referrer']);
});

test('so does Escape pressed three times in two seconds; less often or more slowly it does nothing', async () => {
  const visitor = await watched();
  const { page } = visitor;
  const home = page.url();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(2200);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  expect(page.url()).toBe(home);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await expectLeft(visitor);
});

test('the screen is empty and the title is another one before the other site comes', async () => {
  const visitor = await atHome(browser);
  const { page } = visitor;
  await visitor.context.route(`${elsewhere}**`, () => {});
  const seen: unknown[] = [];
  await page.exposeFunction('note', (title: string, text: string) => void seen.push([title, text]));
  await page.evaluate(`new MutationObserver(() => note(document.title, document.body.textContent))
    .observe(document.documentElement, { childList: true, subtree: true })`);
  await page.getByRole('button', { name: 'Je quitte vite' }).click({ noWaitAfter: true });
  await expect.poll(() => seen.at(-1)).toEqual(['meteofrance.com', '']);
});

test('without scripts the answer leads there', async () => {
  const visitor = await watched({ scripts: 'none' });
  const asked: string[] = [];
  visitor.page.on('request', request => void asked.push(request.url()));
  await visitor.page.getByRole('button', { name: 'Je quitte vite' }).click();
  // Had the security policy refused this end of a form, nothing would have been asked for.
  await expect.poll(() => asked.at(-1)).toBe(elsewhere);
  // No answer comes from there in a test: the browser says so on a page of its own.
  await expect.poll(() => visitor.page.url()).not.toContain(visitor.site.origin);
  await visitor.page.waitForLoadState();
  await visitor.open('/accueil');
  expect(visitor.path).toBe('/connexion');
});

test('it stays in reach at the bottom of a long page, and hides nothing that has the focus', async () => {
  const visitor = await freshVisitor(browser);
  const { page } = visitor;
  await visitor.open('/creation/mon-code');
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  const button = page.getByRole('button', { name: 'Je quitte vite' });
  expect(await button.evaluate(one => one.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
  await page.locator('.site-footer a').last().focus();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Shift+Tab');
    const covered = await page.evaluate<boolean>(`(() => {
      const one = document.activeElement;
      const { top, left, width, height } = one.getBoundingClientRect();
      return top < 0 || !one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    })()`);
    expect(covered).toBe(false);
  }
});
