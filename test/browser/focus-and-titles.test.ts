import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clean } from '../features/mistakes.ts';
import { dominique } from '../support/journeys.ts';
import { keyboard, type Mark } from './hands.ts';
import { createRecord, creationSteps, freshVisitor, mainJob, type OnPage, takeSteps } from './journey.ts';
import { startBrowser, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const goBack = (visitor: Visitor): Promise<void> =>
  visitor.arrive(() => visitor.page.goBack({ waitUntil: 'commit' }).then(() => {}));

const shell = (visitor: Visitor): Promise<string> => visitor.page.evaluate('window.stayed ?? "new"');

describe('after a mistake', () => {
  const forms: readonly { path: string; fields: Record<string, string>; mistakes: number }[] = [
    { path: '/creation/code', fields: {}, mistakes: 1 },
    { path: '/creation/demande', fields: {}, mistakes: 2 },
    { path: '/creation/mon-code', fields: {}, mistakes: 3 },
    { path: '/connexion', fields: {}, mistakes: 2 },
  ];

  test.each(forms)('at $path the focus is on the summary, whose links lead to their fields', async form => {
    const visitor = await freshVisitor(browser);
    const { page } = visitor;
    await visitor.open(form.path);
    const title = await page.title();
    await visitor.submit(form.fields);
    await expect.poll(() => visitor.focused('id')).toBe('error-summary');
    expect(await page.title()).toBe(`Erreur : ${title}`);
    expect(visitor.path).toBe(form.path);
    const links = await page.locator('#error-summary a').all();
    expect(links).toHaveLength(form.mistakes);
    for (const link of links) {
      const target = (await link.getAttribute('href'))?.slice(1);
      await link.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => visitor.focused('id')).toBe(target);
      expect(await visitor.look('focusMark()')).toMatchObject({ marked: true, inWindow: true });
      const [described] = ((await visitor.focused('getAttribute("aria-describedby")')) ?? '')
        .split(' ')
        .slice(-1);
      if (described) expect(await page.locator(`#${described}`).count()).toBe(1);
    }
    expect(visitor.faults).toEqual([]);
  });

  test('the next page is right, and Back leads to the form with no mistake told', async () => {
    const visitor = await freshVisitor(browser);
    const { page } = visitor;
    await visitor.open('/creation/code');
    await visitor.submit({ code: 'no' });
    await visitor.submit();
    await visitor.submit({ number: dominique.number, 'number-again': dominique.number });
    expect(visitor.path).toBe('/creation/demande/envoyee');
    await goBack(visitor);
    await expect.poll(() => visitor.path).toBe('/creation/demande');
    await expect.poll(() => page.title()).toBe('Je demande un code de création - Mon DMP');
    expect(await page.locator('.error-summary').count()).toBe(0);
    await goBack(visitor);
    await expect.poll(() => visitor.path).toBe('/creation/code');
    expect(await visitor.text('h1')).toBe('Avez-vous un code de création ?');
  });
});

describe('after a step', () => {
  test('the focus is on the heading, the title tells the page, and the page is not loaded anew', async () => {
    const visitor = await freshVisitor(browser);
    const { page } = visitor;
    const titles = new Set<string>();
    const onPage: OnPage = async () => {
      await expect.poll(() => visitor.focused('localName')).toBe('h1');
      const title = await page.title();
      expect(clean(title).startsWith(clean(await visitor.text('h1')))).toBe(true);
      expect(titles).not.toContain(title);
      titles.add(title);
      expect(await page.evaluate('scrollY')).toBe(0);
    };
    await visitor.open('/creation/code');
    await page.evaluate('window.stayed = "same"');
    await visitor.submit({ code: 'no' });
    expect(await shell(visitor)).toBe('same');
    await visitor.open('/');
    await createRecord(visitor, onPage);
    expect(titles.size).toBe(9);
  });

  test('a screen reader hears the new page once: the focus moves, and the status says nothing besides', async () => {
    const visitor = await freshVisitor(browser);
    const { page } = visitor;
    await visitor.open('/creation/code');
    await visitor.look('listen()');
    await visitor.submit({ code: 'no' });
    await expect.poll(() => visitor.focused('localName')).toBe('h1');
    await page.waitForTimeout(300);
    expect(await page.evaluate('look.said')).toEqual([]);
    expect(await page.locator('[aria-live], [role=alert]').count()).toBe(0);
  });

  test('Back and Forward go through the steps, each with its own page', async () => {
    const visitor = await freshVisitor(browser);
    await visitor.open('/creation/code');
    await takeSteps(visitor, creationSteps.slice(0, 6));
    expect(visitor.path).toBe('/creation/contact/code');
    const seen = async (): Promise<string> => `${visitor.path} ${await visitor.page.title()}`;
    for (const expected of [
      '/creation/email Mon e-mail - Mon DMP',
      '/creation/contact Où envoyer vos codes ? - Mon DMP',
      '/creation/identite Est-ce bien vous ? - Mon DMP',
    ]) {
      await goBack(visitor);
      await expect.poll(seen).toBe(expected);
    }
    await visitor.arrive(() => visitor.page.goForward({ waitUntil: 'commit' }).then(() => {}));
    await expect.poll(seen).toBe('/creation/contact Où envoyer vos codes ? - Mon DMP');
    expect(await visitor.page.locator('[name="channel"][value="email"]').isChecked()).toBe(true);
    expect(visitor.faults).toEqual([]);
  });
});

test('with the keyboard alone, the main job is done and the focus always shows', {
  timeout: 120_000,
}, async () => {
  const visitor = await freshVisitor(browser);
  const marks: Mark[] = [];
  visitor.hands = keyboard(visitor.page, marks);
  await mainJob(visitor);
  expect(visitor.path).toMatch(/^\/dmp\/[\w-]{22}$/);
  expect(marks.length).toBeGreaterThan(50);
  expect(marks.filter(({ marked, inWindow }) => !marked || !inWindow)).toEqual([]);
});
