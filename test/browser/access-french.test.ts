import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referenceLanguage } from '../../server/i18n.ts';
import { dark, inTurn, stronger } from '../access/check-state.ts';
import { checkWalk } from '../access/check-walk.ts';
import { walks } from '../catalogue/walks.ts';
import { startBrowser } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const named = walks.map(walk => ({ walk, name: walk.name }));

describe.concurrent('every page and state in French, in light and one other setting in turn', () => {
  test.each(named)('$name', { timeout: 600_000 }, async ({ walk }) => {
    const turn = inTurn(walk.states, [dark, ...stronger], 0);
    const findings = await checkWalk(browser, {
      walk,
      language: referenceLanguage,
      devices: state => [turn(state)],
    });
    expect(findings).toEqual([]);
  });
});
