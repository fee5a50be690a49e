import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyboard, type Mark } from './hands.ts';
import { freshVisitor } from './journey.ts';
import { startBrowser } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

test('a pharmacist creates a record and prints its paper by keyboard alone', {
  timeout: 120_000,
}, async () => {
  const visitor = await freshVisitor(browser);
  await visitor.open('/soignants/connexion');
  await visitor.page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  await visitor.follow('button[value="899900000250"]');
  const marks: Mark[] = [];
  visitor.hands = keyboard(visitor.page, marks);
  await visitor.follow('main a[href$="/soignants/creer"]');
  await visitor.submit({ number: '2 79 03 51 215 189 89' });
  await visitor.submit({ right: 'yes' });
  await visitor.submit({ consent: 'yes', 'break-glass': 'yes', 'centre-15': 'no' });
  await visitor.submit({ account: 'yes', phone: '06 39 98 00 12', by: 'paper' });
  expect(await visitor.text('main h1')).toBe('Le DMP est créé');
  const paper = visitor.page.waitForEvent('download');
  await visitor.hands.press('#form .button');
  expect((await paper).suggestedFilename()).toBe('accuse-dmp.pdf');
  const stops = marks.filter(({ name }) => !name.startsWith('body '));
  expect(stops.filter(({ marked, inWindow }) => !marked || !inWindow)).toEqual([]);
  expect(visitor.faults).toEqual([]);
});
