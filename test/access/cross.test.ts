import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../server/i18n.ts';
import { startBrowser } from '../browser/visitor.ts';
import { goThrough, type Visit } from '../catalogue/state.ts';
import { walks } from '../catalogue/walks.ts';
import { checkAll, checkColours, dark, stronger } from './check-state.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const cases = walks.flatMap(walk =>
  languages.map(({ code: language }) => ({ walk, language, name: walk.name })),
);

describe.concurrent('every page and state, in light and dark, one stronger setting in turn', () => {
  test.each(cases)('$name in $language', async ({ walk, language }) => {
    const findings: string[] = [];
    let turn = languages.findIndex(({ code }) => code === language);
    const visit: Visit = async (state, visitor) => {
      const device = stronger[turn % stronger.length] ?? dark;
      turn += 1;
      const found = [
        ...(await checkAll(state, visitor)),
        ...(await checkColours(state, visitor, dark)),
        ...(await checkColours(state, visitor, device)),
      ];
      findings.push(...found.map(text => `${state.name}: ${text}`));
    };
    await goThrough(browser, walk, { language, scripts: 'own', visit });
    expect(findings).toEqual([]);
  });
});
