import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshVisitor } from './journey.ts';
import { startBrowser, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** A visitor whose device has these voices (a stand-in: no browser has voices where it has no screen). */
async function withVoices(kind: 'own' | 'far' | 'none', language = 'fr'): Promise<Visitor> {
  const visitor = await freshVisitor(browser, { language });
  await visitor.context.addInitScript({ path: join(import.meta.dirname, 'voices.js') });
  await visitor.context.addInitScript(`window.giveVoices(${JSON.stringify(kind)})`);
  return visitor;
}

const box = '[data-listen]';
const main = `${box} [data-press="main"]`;
const ask = <Found>(visitor: Visitor, what: string): Promise<Found> => visitor.page.evaluate<Found>(what);
const said = (visitor: Visitor): Promise<string[]> => ask(visitor, 'said.map(one => one.text)');
/** The words that are marked on the page. */
const marked = (visitor: Visitor): Promise<string> =>
  ask(
    visitor,
    `[...(CSS.highlights.get('heard') ?? [])].map(range => range.toString()).join('').replace(/\\s+/g, ' ').trim()`,
  );

async function listen(visitor: Visitor, path: string): Promise<void> {
  await visitor.open(path);
  await visitor.page.locator(main).click();
}

/** Lets the voice finish sentence after sentence, until it is silent. */
async function hearAll(visitor: Visitor): Promise<string[]> {
  await ask(visitor, '(() => { for (let turn = 0; turn < 200 && isSpeaking(); turn += 1) finish(); })()');
  return said(visitor);
}

describe('where there is no voice of the device in the language of the page', () => {
  test.each(['none', 'far'] as const)('%s: nothing is offered and no file is fetched', async kind => {
    const visitor = await withVoices(kind);
    const asked: string[] = [];
    visitor.page.on('request', request => asked.push(request.url()));
    await visitor.open('/aide');
    await visitor.page.waitForTimeout(300);
    expect(await visitor.page.locator(box).isVisible()).toBe(false);
    expect(asked.filter(url => /listen|sentences/.test(url))).toEqual([]);
  });

  test('without scripts nothing is offered', async () => {
    const visitor = await freshVisitor(browser, { scripts: 'none' });
    await visitor.open('/aide');
    expect(await visitor.page.locator(box).isVisible()).toBe(false);
  });
});

describe('listening to a page', () => {
  test('reads headings, sentences and links in the order of the page, in its language', async () => {
    const visitor = await withVoices('own');
    await listen(visitor, '/');
    const all = await hearAll(visitor);
    expect(all.slice(0, 8)).toEqual([
      'Mon dossier médical partagé',
      'Le DMP est votre dossier médical partagé.',
      'Il garde vos documents de santé.',
      'Vous choisissez qui peut les voir.',
      'Créer mon DMP',
      "Je n'ai pas encore de DMP.",
      "C'est gratuit.",
      "J'accède à mon DMP",
    ]);
    expect(await ask(visitor, '[...new Set(said.map(one => one.lang))]')).toEqual(['fr-FR']);
    expect(await visitor.text(main)).toBe("J'écoute la page");
    expect(await marked(visitor)).toBe('');
    expect(visitor.faults).toEqual([]);
  });

  test('labels and hints are read, never what was typed', async () => {
    const visitor = await withVoices('own');
    await visitor.open('/connexion');
    await visitor.fill({ identifier: 'mavu4827', password: 'lune-panier' });
    await visitor.page.locator(main).click();
    const all = await hearAll(visitor);
    expect(all).toContain('Mon identifiant');
    expect(all).toContain('Exemple : h e u p 7 5 1 1');
    expect(all).toContain('Continuer');
    expect(all.join(' ')).not.toMatch(/m a v u|mavu|lune/);
    expect(all).not.toContain("J'écoute la page");
  });

  test('the sentence that is read is marked, and scrolled to', async () => {
    const visitor = await withVoices('own');
    await listen(visitor, '/');
    for (let turn = 0; turn < 12; turn += 1) {
      const { length } = await said(visitor);
      expect(await marked(visitor)).toBe((await said(visitor))[length - 1]);
      const inWindow = `(() => { const { top, bottom } = [...CSS.highlights.get('heard')][0].getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })()`;
      expect(await ask(visitor, inWindow)).toBe(true);
      await ask(visitor, 'finish()');
    }
  });

  test('a browser that cannot mark words marks their paragraph', async () => {
    const visitor = await withVoices('own');
    await visitor.context.addInitScript('delete CSS.highlights');
    await visitor.context.addInitScript("Object.defineProperty(CSS, 'highlights', { value: undefined })");
    await listen(visitor, '/');
    expect(await visitor.text('.heard')).toBe('Mon dossier médical partagé');
    await visitor.page.locator(`${box} [data-press="stop"]`).click();
    expect(await visitor.page.locator('.heard').count()).toBe(0);
  });

  test('pauses, goes on with the same sentence, slows down and stops', async () => {
    const visitor = await withVoices('own');
    const { page } = visitor;
    await listen(visitor, '/');
    await ask(visitor, 'finish()');
    expect(await visitor.text(main)).toBe('Je fais une pause');
    await page.locator(main).click();
    expect(await ask(visitor, 'isSpeaking()')).toBe(false);
    expect(await visitor.text(main)).toBe('Je continue');
    await page.waitForTimeout(50);
    await page.locator(main).click();
    await page.locator(`${box} [data-press="pace"]`).click();
    expect(await visitor.text(`${box} [data-press="pace"]`)).toBe("J'accélère");
    await page.waitForTimeout(50);
    const second = 'Le DMP est votre dossier médical partagé.';
    expect(await said(visitor)).toEqual(['Mon dossier médical partagé', second, second, second]);
    expect(await ask(visitor, 'said.map(one => one.rate)')).toEqual([1, 1, 1, 0.7]);
    await page.locator(`${box} [data-press="stop"]`).focus();
    await page.keyboard.press('Enter');
    expect(await ask(visitor, 'isSpeaking()')).toBe(false);
    expect(await marked(visitor)).toBe('');
    expect(await ask(visitor, 'document.activeElement.dataset.press')).toBe('main');
  });

  test('says nothing besides to a screen reader', async () => {
    const visitor = await withVoices('own');
    await visitor.open('/');
    await visitor.look('listen()');
    await visitor.page.locator(main).click();
    await hearAll(visitor);
    expect(await ask(visitor, 'look.said')).toEqual([]);
    expect(await visitor.page.locator('[aria-live], [role=alert]').count()).toBe(0);
  });

  test('stops when the page changes, and is offered again on the next one', async () => {
    const visitor = await withVoices('own');
    await listen(visitor, '/creation/code');
    await visitor.submit({ code: 'no' });
    expect(await ask(visitor, 'isSpeaking()')).toBe(false);
    expect(await marked(visitor)).toBe('');
    await visitor.page.locator(main).click();
    expect((await hearAll(visitor)).slice(-1)).not.toEqual([]);
    expect(await said(visitor)).toContain('Je demande un code de création');
    expect(visitor.faults).toEqual([]);
  });

  test('reads Arabic with a voice of Arabic', async () => {
    const visitor = await withVoices('own', 'ar');
    await listen(visitor, '/');
    await hearAll(visitor);
    expect(await ask(visitor, '[...new Set(said.map(one => one.lang))]')).toEqual(['ar-EG']);
  });
});
