import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dominique } from '../support/journeys.ts';
import { createRecord, creationSteps, freshVisitor, takeSteps, writeDown } from './journey.ts';
import { startBrowser, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const said = (visitor: Visitor): Promise<string> => visitor.text('#status');

describe('what scripts add', () => {
  test('a password is shown and hidden again, aloud too, and leaves hidden', async () => {
    const visitor = await freshVisitor(browser);
    const { page } = visitor;
    await visitor.open('/connexion');
    const field = page.locator('#field-password');
    await field.fill('lune-panier');
    await page.getByRole('button', { name: "J'affiche le mot de passe" }).click();
    expect(await field.getAttribute('type')).toBe('text');
    await expect.poll(() => said(visitor)).toBe('Le mot de passe est affiché.');
    await page.getByRole('button', { name: 'Je cache le mot de passe' }).click();
    expect(await field.getAttribute('type')).toBe('password');
    await expect.poll(() => said(visitor)).toBe('Le mot de passe est caché.');
    expect(await field.inputValue()).toBe('lune-panier');
    await page.getByRole('button', { name: "J'affiche le mot de passe" }).click();
    await visitor.submit({ identifier: 'mavu4827' });
    expect(await field.getAttribute('type')).toBe('password');
    expect(await field.inputValue()).toBe('');
  });

  test('the identifier and the password are copied, and this is said once', async () => {
    const visitor = await freshVisitor(browser);
    const { page, context } = visitor;
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: visitor.site.origin });
    await createRecord(visitor);
    const who = await writeDown(visitor);
    await visitor.look('listen()');
    const [first, second] = await page.getByRole('button', { name: 'Je copie' }).all();
    await first?.click();
    await expect.poll(() => page.evaluate('look.said')).toEqual(["C'est copié."]);
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(who.identifier);
    await second?.click();
    await expect.poll(() => page.evaluate('look.said')).toEqual(["C'est copié.", "C'est copié."]);
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(who.password);
    expect(await page.getByRole('button', { name: "J'imprime" }).isVisible()).toBe(true);
  });

  test('without scripts, no button is shown that needs them', async () => {
    const visitor = await freshVisitor(browser, { scripts: 'none' });
    await createRecord(visitor);
    const buttons = await visitor.page.locator('main button').all();
    const shown = await Promise.all(buttons.map(button => button.isVisible()));
    expect(shown.filter(Boolean)).toHaveLength(1);
    await visitor.open('/connexion');
    expect(await visitor.page.locator('[data-script="password"]').isVisible()).toBe(false);
  });

  test('two quick presses on a button create one record, and the page says so once', async () => {
    const visitor = await freshVisitor(browser);
    const { page, site } = visitor;
    await visitor.open('/creation/code');
    await takeSteps(visitor, creationSteps.slice(0, -1));
    const before = await site.world.db.selectFrom('record').select('id').execute();
    await visitor.arrive(() => page.locator('#form .button').dblclick());
    expect(visitor.path).toBe('/creation/identifiants');
    const after = await site.world.db.selectFrom('record').select('id').execute();
    expect(after.length - before.length).toBe(1);
    expect(visitor.faults).toEqual([]);
  });

  test('without scripts too, two quick presses create one record', async () => {
    const visitor = await freshVisitor(browser, { scripts: 'none' });
    const { page, site } = visitor;
    await visitor.open('/creation/code');
    await takeSteps(visitor, creationSteps.slice(0, -1));
    const before = await site.world.db.selectFrom('record').select('id').execute();
    await page.locator('#form .button').dblclick();
    await expect.poll(() => visitor.path).toBe('/creation/identifiants');
    expect(await visitor.text('#identifier')).toMatch(/^[a-z]{4}\d{4}$/);
    const after = await site.world.db.selectFrom('record').select('id').execute();
    expect(after.length - before.length).toBe(1);
  });

  test('a site that does not answer is told, and what was typed stays', async () => {
    const visitor = await freshVisitor(browser);
    const { page, context } = visitor;
    await visitor.open('/creation/demande');
    await visitor.fill({ number: dominique.number, 'number-again': dominique.number });
    await context.setOffline(true);
    await page.locator('#form .button').click();
    await expect.poll(() => said(visitor)).toContain('Le site ne répond pas.');
    expect(await page.locator('[name="number"]').inputValue()).toBe(dominique.number);
    await context.setOffline(false);
    await page.waitForTimeout(2100);
    await visitor.submit();
    expect(visitor.path).toBe('/creation/demande/envoyee');
  });
});

describe('another language', () => {
  test.each(['all', 'none'] as const)('keeps the page and what was typed (scripts: %s)', async scripts => {
    const visitor = await freshVisitor(browser, { scripts });
    const { page } = visitor;
    await visitor.open('/creation/mon-code');
    await visitor.fill({ ...dominique, code: 'abcd' });
    await visitor.arrive(() => page.locator('.language[value="ar"]').click());
    expect(page.url()).toBe(`${visitor.site.origin}/ar/creation/mon-code`);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('[name="number"]').inputValue()).toBe(dominique.number);
    expect(await page.locator('[name="birth-day"]').inputValue()).toBe('28');
    expect(await page.locator('[name="code"]').inputValue()).toBe('abcd');
    expect(await page.locator('.error-summary').count()).toBe(0);
  });

  test('also after a mistake, but never keeps a password', async () => {
    const visitor = await freshVisitor(browser);
    const { page } = visitor;
    await visitor.open('/connexion');
    await visitor.submit({ identifier: 'mavu4827', password: 'secret-du-jour' });
    await visitor.fill({ password: 'secret-du-jour' });
    await visitor.arrive(() => page.locator('.language[value="en"]').click());
    expect(page.url()).toBe(`${visitor.site.origin}/en/connexion`);
    expect(await page.locator('[name="identifier"]').inputValue()).toBe('mavu4827');
    expect(await page.content()).not.toContain('secret-du-jour');
    expect(await page.locator('[name="password"]').inputValue()).toBe('');
  });
});

test('somebody who wants less motion sees none', async () => {
  const visitor = await freshVisitor(browser);
  const { page } = visitor;
  const moving = `[...document.querySelectorAll('*')].filter(one => {
    const { transitionDuration, animationName } = getComputedStyle(one);
    return transitionDuration.split(',').some(time => parseFloat(time) > 0) || animationName !== 'none';
  }).length`;
  for (const path of ['/', '/creation/code', '/connexion']) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await visitor.open(path);
    expect(await page.evaluate(moving)).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto');
  }
});
