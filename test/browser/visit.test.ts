import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeNow, makeOperator, ownPassword } from '../support/operators.ts';
import { askedForEmail, atHome, comeBackAfter } from './entering.ts';
import { freshVisitor } from './journey.ts';
import { startBrowser, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const minute = 60_000;

const isWarned = (visitor: Visitor): Promise<boolean> => visitor.page.locator('#warning').isVisible();

/** Milliseconds that the visit still lasts. */
async function left(visitor: Visitor): Promise<number> {
  const answer = await visitor.page.request.get(`${visitor.site.origin}/fr/session/reste`);
  return (await answer.json()).left;
}

describe('the warning before a visit ends', () => {
  test('comes 3 minutes before, has the focus, and « Je continue » makes the visit longer', async () => {
    const visitor = await atHome(browser);
    const { page } = visitor;
    await page.locator('#visit-open').waitFor({ state: 'hidden' });
    await page.locator('.tile a').first().focus();
    await comeBackAfter(visitor, 11 * minute);
    await page.waitForTimeout(300);
    expect(await isWarned(visitor)).toBe(false);
    await comeBackAfter(visitor, 1.2 * minute);
    await expect.poll(() => isWarned(visitor)).toBe(true);
    expect(await visitor.text('#warning-left')).toBe('Votre visite finit dans 3 minutes.');
    expect(await visitor.focused('textContent')).toBe('Je continue');
    await page.keyboard.press('Enter');
    await expect.poll(() => isWarned(visitor)).toBe(false);
    await expect.poll(() => visitor.text('#status')).toBe('Votre visite continue.');
    expect(await left(visitor)).toBe(15 * minute);
    expect(await visitor.focused('localName')).toBe('a');
    expect(visitor.faults).toEqual([]);
  });

  test('comes to those who run the site too, whose visit ends at their own way in', async () => {
    const visitor = await freshVisitor(browser);
    const { site, page } = visitor;
    const who = await makeOperator(site.world);
    await visitor.open('/operateur');
    await visitor.submit({ login: who.login, password: who.password, code: codeNow(site.world, who) });
    await visitor.submit({ password: ownPassword });
    await comeBackAfter(visitor, 12.5 * minute);
    await expect.poll(() => isWarned(visitor)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => isWarned(visitor)).toBe(false);
    expect(await left(visitor)).toBe(15 * minute);
    await comeBackAfter(visitor, 16 * minute);
    await expect.poll(() => page.locator('main a.button').getAttribute('href')).toBe('/fr/operateur');
    expect(visitor.faults).toEqual([]);
  });

  test('Escape says that somebody is there', async () => {
    const visitor = await atHome(browser);
    await comeBackAfter(visitor, 12.5 * minute);
    await expect.poll(() => isWarned(visitor)).toBe(true);
    await visitor.page.keyboard.press('Escape');
    await expect.poll(() => left(visitor)).toBe(15 * minute);
    expect(await isWarned(visitor)).toBe(false);
  });

  test('takes no letter from somebody who is typing', async () => {
    const visitor = await askedForEmail(browser);
    const { page } = visitor;
    await page.locator('[name="email"]').focus();
    visitor.site.world.pass(12.5 * minute);
    await page.waitForTimeout(1100);
    await page.keyboard.type('zoe');
    await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await page.waitForTimeout(400);
    await page.keyboard.type('@example.org', { delay: 60 });
    expect(await isWarned(visitor)).toBe(false);
    expect(await page.locator('[name="email"]').inputValue()).toBe('zoe@example.org');
    await expect.poll(() => isWarned(visitor), { timeout: 12_000 }).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => isWarned(visitor)).toBe(false);
    expect(await visitor.focused('name')).toBe('email');
    expect(visitor.path).toBe('/premiere-connexion/email');
  });

  test('tells 3, 2 and 1 minutes, once each, whatever the clock of the device says', async () => {
    const visitor = await atHome(browser);
    const { page, site } = visitor;
    await page.clock.install({ time: new Date('2011-11-11T11:11:11Z') });
    await page.reload();
    await page.evaluate(`
      window.told = [];
      const keep = () => window.told.push(document.getElementById('warning-left').textContent.replace(/\\s/g, ' '));
      new MutationObserver(keep).observe(document.getElementById('warning-left'), { childList: true });
    `);
    const pass = async (ms: number): Promise<void> => {
      site.world.pass(ms);
      await page.clock.runFor(ms);
      await page.waitForTimeout(50);
    };
    for (let passed = 0; passed < 12 * minute - 5000; passed += minute) await pass(minute - 1000);
    for (let tick = 0; tick < 42; tick += 1) await pass(5000);
    expect(await page.evaluate('window.told')).toEqual([
      'Votre visite finit dans 3 minutes.',
      'Votre visite finit dans 2 minutes.',
      'Votre visite finit dans 1 minute.',
    ]);
  });

  test('in two tabs: what is done in one holds for the other', async () => {
    const visitor = await atHome(browser);
    const { page, site } = visitor;
    const other = await visitor.context.newPage();
    await other.goto(page.url());
    await comeBackAfter(visitor, 10 * minute);
    await other.reload();
    await comeBackAfter(visitor, 4 * minute);
    await page.waitForTimeout(300);
    expect(await isWarned(visitor)).toBe(false);
    await comeBackAfter(visitor, 9 * minute);
    await expect.poll(() => isWarned(visitor)).toBe(true);
    await other.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await other.locator('#warning').waitFor();
    await other.locator('[data-answer="go-on"]').click();
    await other.locator('#warning').waitFor({ state: 'hidden' });
    await comeBackAfter(visitor, 1000);
    await expect.poll(() => isWarned(visitor)).toBe(false);
    expect(site.origin).toBe(new URL(page.url()).origin);
  });
});
