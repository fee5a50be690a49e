import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../server/i18n.ts';
import { startBrowser } from '../browser/visitor.ts';
import { walks } from '../catalogue/walks.ts';
import { dark, inTurn, stronger } from './check-state.ts';
import { checkWalk } from './check-walk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const cases = walks.flatMap(walk =>
  languages.map(({ code: language }, number) => ({ walk, language, number, name: walk.name })),
);

describe.concurrent('every page and state, in light and dark, one stronger setting in turn', () => {
  test.each(cases)('$name in $language', async ({ walk, language, number }) => {
    const turn = inTurn(walk.states, stronger, number);
    const findings = await checkWalk(browser, { walk, language, devices: state => [dark, turn(state)] });
    expect(findings).toEqual([]);
  });
});
