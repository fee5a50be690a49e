import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages, referenceLanguage } from '../../server/i18n.ts';
import { dark, inTurn, stronger } from '../access/check-state.ts';
import { checkWalk } from '../access/check-walk.ts';
import { walks } from '../catalogue/walks.ts';
import { startBrowser } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const others = languages.map(({ code }) => code).filter(code => code !== referenceLanguage);
// Each walk in one of them: `npm run check:access` walks it in every language.
const sample = walks.map((walk, number) => ({
  ...{ walk, name: walk.name, number },
  language: others[number % others.length] ?? referenceLanguage,
}));

describe.concurrent('every page and state in one other language in turn, in light and one other setting', () => {
  test.each(sample)('$name in $language', { timeout: 600_000 }, async ({ walk, language, number }) => {
    // Not in step with the languages: over the walks, each of them meets each setting.
    const turn = inTurn(walk.states, [...stronger, dark], Math.floor(number / others.length));
    const findings = await checkWalk(browser, { walk, language, devices: state => [turn(state)] });
    expect(findings).toEqual([]);
  });
});
