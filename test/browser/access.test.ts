import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages, referenceLanguage } from '../../server/i18n.ts';
import { dark, inTurn, light, stronger } from '../access/check-state.ts';
import { checkWalk } from '../access/check-walk.ts';
import { walks } from '../catalogue/walks.ts';
import { startBrowser } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const named = walks.map(walk => ({ walk, name: walk.name }));
const others = languages.map(({ code }) => code).filter(code => code !== referenceLanguage);
const sample = named.flatMap(one => others.map((language, number) => ({ ...one, language, number })));
const timeout = 300_000;

describe.concurrent('every page and state in French, in light and dark, one stronger setting in turn', () => {
  test.each(named)('$name', { timeout }, async ({ walk }) => {
    const turn = inTurn(walk.states, stronger, 0);
    const devices = (state: (typeof walk.states)[number]) => [dark, turn(state)];
    expect(await checkWalk(browser, { walk, language: referenceLanguage, devices })).toEqual([]);
  });
});

describe.concurrent('every page and state in one other language in turn, with one setting in turn', () => {
  test.each(sample)('$name in $language', { timeout }, async ({ walk, language, number }) => {
    const turn = inTurn(walk.states, [light, dark, ...stronger], number);
    const isTheirs = inTurn(walk.states, others, 0);
    const findings = await checkWalk(browser, {
      walk,
      language,
      devices: state => (isTheirs(state) === language ? [turn(state)] : []),
    });
    expect(findings).toEqual([]);
  });
});
