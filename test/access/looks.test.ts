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

/** Every look in every language takes over an hour: `LOOKS=all` asks for it, each walk has one of each in turn otherwise. */
const all = process.env.LOOKS === 'all';
const cases = walks.flatMap((walk, at) =>
  languages.flatMap(({ code: language }, number) =>
    looks
      .filter(
        (_look, place) =>
          all ||
          (number === (at + Math.floor(at / looks.length)) % languages.length && place === at % looks.length),
      )
      .map(one => ({ ...one, walk, language, name: walk.name })),
  ),
);

describe.concurrent('every page and state in a look of its own, over the walks in every look and language', () => {
  test.each(cases)('$name in $language, $look', async ({ walk, language, look, device }) => {
    expect(await checkWalk(browser, { walk, language, look, devices: () => [device] })).toEqual([]);
  });
});
