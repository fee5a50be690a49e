import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../server/i18n.ts';
import { inTurn } from '../access/check-state.ts';
import { checkWalk } from '../access/check-walk.ts';
import { looks } from '../access/looks.ts';
import { walks } from '../catalogue/walks.ts';
import { startBrowser } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const codes = languages.map(({ code }) => code);
const sample = looks.map((one, number) => ({
  ...one,
  number,
  language: codes[number % codes.length] ?? 'fr',
}));

describe.concurrent('one page in six in each look, each look in one language', () => {
  test.each(sample)(
    '$look in $language',
    { timeout: 600_000 },
    async ({ look, device, number, language }) => {
      const findings: string[] = [];
      for (const walk of walks) {
        // Long walks are passed through in other tests: here, those whose pages are reached at once.
        if (!/^(open-pages|components-\d|comfort)$/.test(walk.name)) continue;
        const theirs = inTurn(walk.states, looks, number);
        const devices = (state: (typeof walk.states)[number]) =>
          theirs(state).look === look ? [device] : [];
        findings.push(...(await checkWalk(browser, { walk, language, look, devices })));
      }
      expect(findings).toEqual([]);
    },
  );
});
