import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anthony } from '../features/people.ts';
import { dominique } from '../support/journeys.ts';
import { freshVisitor } from './journey.ts';
import { startBrowser, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const ask = <Found>(visitor: Visitor, what: string): Promise<Found> => visitor.page.evaluate<Found>(what);
const ground = (visitor: Visitor): Promise<string> =>
  ask(visitor, 'getComputedStyle(document.body).backgroundColor');
const letters = (visitor: Visitor): Promise<string> =>
  ask(visitor, 'getComputedStyle(document.querySelector("main p")).fontSize');
const look = (visitor: Visitor): Promise<string> => ask(visitor, 'document.documentElement.className');

const [white, night, black] = ['rgb(255, 255, 255)', 'rgb(19, 29, 35)', 'rgb(0, 0, 0)'];
const keep = '.sample .button';

async function choose(visitor: Visitor, fields: Record<string, string>): Promise<void> {
  await visitor.open('/confort');
  await visitor.submit(fields, keep);
}

describe('choosing', () => {
  test('each choice shows at once, does not move under the finger, and is kept only when asked', async () => {
    const visitor = await freshVisitor(browser);
    const { page } = visitor;
    await visitor.open('/confort');
    expect(await page.locator('[name="try"]').count()).toBe(0);
    const label = page.locator('label[for="field-text-4"]');
    await label.scrollIntoViewIfNeeded();
    const before = await page.locator('#field-text-4').boundingBox();
    await label.click();
    expect(await letters(visitor)).toBe('38px');
    const after = await page.locator('#field-text-4').boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 99))).toBeLessThan(20);
    await visitor.fill({ theme: 'dark', contrast: 'more' });
    expect(await ground(visitor)).toBe(black);
    expect(await visitor.context.cookies()).not.toContainEqual(
      expect.objectContaining({ name: 'mon-dmp-confort' }),
    );
    await visitor.open('/aide');
    expect(await letters(visitor)).toBe('19px');
    expect(visitor.faults).toEqual([]);
  });

  test.each(['all', 'none'] as const)(
    'what is kept is worn by the next pages, scripts: %s',
    async scripts => {
      const visitor = await freshVisitor(browser, { scripts });
      await choose(visitor, { text: '150', pictures: 'few', font: 'wide' });
      expect(await visitor.text('.notice')).toContain('Vos choix sont gardés.');
      await visitor.open('/creation');
      expect(await letters(visitor)).toBe('28.5px');
      expect(await visitor.page.locator('main .scene').first().isVisible()).toBe(false);
      expect(visitor.faults).toEqual([]);
    },
  );

  test('without scripts « J’essaie » shows the sample in the look, and keeps nothing', async () => {
    const visitor = await freshVisitor(browser, { scripts: 'none' });
    await visitor.open('/confort');
    await visitor.submit({ text: '200', theme: 'dark' }, '[name="try"]');
    expect(await ground(visitor)).toBe(night);
    expect(new URL(visitor.page.url()).hash).toBe('#sample');
    expect(await visitor.page.locator('[name="text"][value="200"]').isChecked()).toBe(true);
    await visitor.open('/aide');
    expect(await ground(visitor)).toBe(white);
  });
});

describe('the chosen look and the settings of the device', () => {
  const cases = [
    { device: 'light', chosen: 'dark', shown: night },
    { device: 'dark', chosen: 'light', shown: white },
    { device: 'dark', chosen: 'device', shown: night },
    { device: 'light', chosen: 'device', shown: white },
  ] as const;

  test.each(cases)('device $device, chosen $chosen', async ({ device, chosen, shown }) => {
    const visitor = await freshVisitor(browser);
    await visitor.page.emulateMedia({ colorScheme: device });
    await choose(visitor, { theme: chosen });
    await visitor.open('/aide');
    expect(await ground(visitor)).toBe(shown);
  });

  test('letters that are joined stay so where letters are spaced out', async () => {
    const visitor = await freshVisitor(browser, { language: 'ar' });
    await choose(visitor, { spacing: 'wide', font: 'wide' });
    const spaced = 'getComputedStyle(document.querySelector("main p")).letterSpacing';
    expect(await ask(visitor, spaced)).toMatch(/^(normal|0px)$/);
  });
});

describe('keeping the look', () => {
  test('a page that scripts put in wears the same look', async () => {
    const visitor = await freshVisitor(browser);
    await choose(visitor, { text: '125', theme: 'dark' });
    await visitor.open('/creation/code');
    await ask(visitor, 'void (window.stayed = "same")');
    await visitor.submit({ code: 'no' });
    expect(await ask(visitor, 'window.stayed')).toBe('same');
    expect(await look(visitor)).toBe('text-125 theme-dark');
    expect(await ground(visitor)).toBe(night);
  });

  test('a page that Back takes from the memory of the browser wears the newest look', async () => {
    const visitor = await freshVisitor(browser);
    const { page } = visitor;
    await visitor.open('/aide');
    await visitor.follow('.comfort-link');
    await visitor.submit({ theme: 'dark' }, keep);
    await visitor.arrive(() => page.goBack({ waitUntil: 'commit' }).then(() => {}));
    await page.goBack({ waitUntil: 'commit' });
    await expect.poll(() => visitor.path).toBe('/aide');
    await expect.poll(() => ground(visitor)).toBe(night);
  });

  test('what was typed is there after choosing comfort, and what is pressed with Enter is still the form', async () => {
    const visitor = await freshVisitor(browser);
    await visitor.open('/creation/demande');
    await visitor.fill({ number: dominique.number });
    await visitor.follow('.comfort-link');
    expect(visitor.path).toBe('/confort');
    await visitor.submit({ text: '125' }, keep);
    await visitor.follow('main a.button');
    expect(await visitor.page.locator('[name="number"]').inputValue()).toBe(dominique.number);
    expect(await letters(visitor)).toBe('23.75px');
    await visitor.fill({ 'number-again': dominique.number });
    await visitor.arrive(() => visitor.page.keyboard.press('Enter'));
    expect(visitor.path).toBe('/creation/demande/envoyee');
    expect(visitor.faults).toEqual([]);
  });

  test('the account brings its look after signing in, and the device keeps it after signing out', async () => {
    const visitor = await freshVisitor(browser);
    const signIn = async (): Promise<void> => {
      await visitor.open('/connexion');
      await visitor.submit({ identifier: anthony.identifier, password: anthony.password });
      await visitor.submit({ channel: 'sms' });
      await visitor.submit({ code: await visitor.code() });
    };
    await signIn();
    await choose(visitor, { text: '150' });
    await visitor.context.clearCookies();
    visitor.site.world.pass(3_600_000);
    await signIn();
    expect(visitor.path).toMatch(/^\/dmp\//);
    expect(await look(visitor)).toBe('text-150');
    await visitor.follow('.sign-out button');
    expect(visitor.path).toBe('/au-revoir');
    expect(await look(visitor)).toBe('text-150');
    await visitor.open('/connexion');
    expect(await look(visitor)).toBe('text-150');
    const names = (await visitor.context.cookies()).map(({ name }) => name);
    expect(names).toContain('mon-dmp-confort');
  });
});
