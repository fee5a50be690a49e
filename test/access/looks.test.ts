import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../server/i18n.ts';
import { startBrowser } from '../browser/visitor.ts';
import { walks } from '../catalogue/walks.ts';
import { checkWalk } from './check-walk.ts';
import { looks } from './looks.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const cases = walks.flatMap(walk =>
  languages.flatMap(({ code: language }) => looks.map(one => ({ ...one, walk, language, name: walk.name }))),
);

describe.concurrent('every page and state in each look, in every language', () => {
  test.each(cases)('$name in $language, $look', async ({ walk, language, look, device }) => {
    expect(await checkWalk(browser, { walk, language, look, devices: () => [device] })).toEqual([]);
  });
});
