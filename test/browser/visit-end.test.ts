import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anthony, askedForEmail, atHome, comeBackAfter, enter, zoe } from './entering.ts';
import { startBrowser } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const minute = 60_000;

describe('the end of a visit', () => {
  test('leaves nothing on the screen; what was typed comes back to its owner after signing in', async () => {
    const visitor = await askedForEmail(browser);
    const { page } = visitor;
    await visitor.fill({ email: 'zoe@example.org' });
    await comeBackAfter(visitor, 16 * minute);
    await expect.poll(() => page.title()).toBe('Votre visite est finie - Mon DMP');
    await page.locator('.notice-done').waitFor();
    expect(await visitor.text('.notice-done h2')).toBe('Nous gardons vos réponses');
    expect(await page.content()).not.toContain('zoe@example.org');
    await expect.poll(() => visitor.focused('localName')).toBe('h1');
    await visitor.follow('main a.button');
    await enter(visitor, zoe);
    expect(visitor.path).toBe('/premiere-connexion/email');
    expect(await page.locator('[name="email"]').inputValue()).toBe('zoe@example.org');
    await expect.poll(() => visitor.focused('id')).toBe('given-back');
    await visitor.submit();
    expect(visitor.path).toBe('/premiere-connexion/email/code');
    expect(visitor.faults).toEqual([]);
  });

  test('comes with the press of a button too, and the answer takes the place of the page', async () => {
    const visitor = await askedForEmail(browser);
    const { page, site } = visitor;
    await visitor.fill({ email: 'zoe@example.org' });
    site.world.pass(16 * minute);
    await visitor.follow('#form .button');
    expect(await page.title()).toBe('Votre visite est finie - Mon DMP');
    expect(await visitor.text('.notice-done h2')).toBe('Nous gardons vos réponses');
    expect(await page.content()).not.toContain('zoe@example.org');
    await visitor.follow('main a.button');
    await enter(visitor, zoe);
    expect(await page.locator('[name="email"]').inputValue()).toBe('zoe@example.org');
  });

  test('keeps nothing where nothing was typed', async () => {
    const visitor = await atHome(browser);
    const { page } = visitor;
    await visitor.follow('.tile a[href$="/gestion"]');
    await visitor.follow('.tile a[href$="/urgence"]');
    await visitor.follow('.answers-change a');
    await comeBackAfter(visitor, 16 * minute);
    await expect.poll(() => page.title()).toBe('Votre visite est finie - Mon DMP');
    await visitor.follow('main a.button');
    await enter(visitor, anthony);
    expect(visitor.path).toMatch(/^\/dmp\/[\w-]{22}$/);
  });

  test('comes without the network too, and what was typed is kept once it is back', async () => {
    const visitor = await askedForEmail(browser);
    const { page, context, site } = visitor;
    await page.clock.install();
    await page.reload();
    await visitor.fill({ email: 'zoe@example.org' });
    await context.setOffline(true);
    for (let passed = 0; passed < 16; passed += 1) await page.clock.runFor(minute);
    await expect.poll(() => visitor.text('h1')).toBe('Votre visite est finie');
    expect(await page.content()).not.toContain('zoe@example.org');
    expect(await page.locator('#visit, #form').count()).toBe(0);
    site.world.pass(16 * minute);
    await context.setOffline(false);
    await page.clock.runFor(6000);
    await page.locator('.notice-done').waitFor();
    expect(await site.world.db.selectFrom('draft').select('id').execute()).toHaveLength(1);
  });

  test('signing out in one tab ends the other, and Back shows nothing', async () => {
    const visitor = await atHome(browser);
    const { page } = visitor;
    const other = await visitor.context.newPage();
    await other.goto(page.url());
    await visitor.follow('.sign-out button');
    expect(visitor.path).toBe('/au-revoir');
    await other.waitForTimeout(1100);
    await other.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await expect.poll(() => other.title()).toBe('Votre visite est finie - Mon DMP');
    expect(await other.content()).not.toContain('Anthony');
    await page.goBack();
    await page.waitForLoadState();
    expect(await page.content()).not.toContain('Anthony');
    expect(await page.title()).not.toContain('Je suis dans mon DMP');
  });

  test('without scripts, what was typed is kept by the press that comes too late', async () => {
    const visitor = await askedForEmail(browser, { scripts: 'none' });
    const { page, site } = visitor;
    expect(await visitor.text('#visit-open p')).toContain("Votre visite reste ouverte jusqu'à");
    await page.locator('[name="email"]').fill('zoe@example.org');
    site.world.pass(14 * minute);
    await visitor.follow('#visit-open button');
    expect(await page.locator('[name="email"]').inputValue()).toBe('zoe@example.org');
    site.world.pass(16 * minute);
    await visitor.follow('#form .button');
    expect(await visitor.text('.notice-done h2')).toBe('Nous gardons vos réponses');
    await visitor.follow('main a.button');
    await enter(visitor, zoe);
    expect(await page.locator('[name="email"]').inputValue()).toBe('zoe@example.org');
  });
});
