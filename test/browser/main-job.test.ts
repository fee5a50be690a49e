import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findLanguage, translator } from '../../server/i18n.ts';
import { axe } from '../access/findings.ts';
import { startMailServer } from '../support/mail-server.ts';
import { freshVisitor, mainJob, type OnPage } from './journey.ts';
import { startBrowser, type VisitorOptions } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const cases: readonly (VisitorOptions & { name: string; language: string })[] = [
  { name: 'in French on a phone', language: 'fr', width: 360 },
  { name: 'in Arabic on a phone', language: 'ar', width: 360 },
  { name: 'in English on a computer', language: 'en', width: 1280, height: 800 },
  { name: 'in Arabic without scripts', language: 'ar', width: 360, scripts: 'none' },
];

describe('the main job, from asking for a code to the home page of the record', () => {
  test.each(cases)('$name', { timeout: 90_000 }, async options => {
    const visitor = await freshVisitor(browser, options);
    const t = translator(options.language);
    await mainJob(visitor);
    expect(visitor.path).toMatch(/^\/dmp\/[\w-]{22}$/);
    expect(await visitor.text('main')).toContain(t('home:record.hello', { name: 'Dominique PAT-TROIS' }));
    const { page } = visitor;
    expect(await page.locator('html').getAttribute('lang')).toBe(options.language);
    expect(await page.locator('html').getAttribute('dir')).toBe(findLanguage(options.language)?.dir);
    expect(visitor.faults).toEqual([]);
  });

  test('with the codes in real e-mails', { timeout: 90_000 }, async () => {
    const mail = await startMailServer();
    onTestFinished(() => mail.close());
    const visitor = await freshVisitor(browser, {}, { env: { SMTP_URL: mail.url } });
    const codeOfMail = async (): Promise<string> => {
      await visitor.site.messages();
      const found = /\b([A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}|\d{4} \d{4})\b/.exec(
        mail.received.at(-1)?.email.text ?? '',
      );
      if (found?.[1] === undefined) throw new Error('The last e-mail has no code.');
      return found[1];
    };
    await visitor.open('/creation/demande');
    await visitor.submit({ number: '2 79 03 51 215 189 89', 'number-again': '2 79 03 51 215 189 89' });
    await visitor.open('/creation/mon-code');
    await visitor.submit({
      number: '279035121518989',
      'birth-day': '28',
      'birth-month': '3',
      'birth-year': '1979',
      code: await codeOfMail(),
    });
    expect(mail.received.at(-1)?.recipients).toEqual(['dominique.pattrois@example.org']);
    await visitor.submit({ me: 'yes' });
    await visitor.submit({ channel: 'email' });
    await visitor.submit({ email: 'dominique@example.org' });
    await visitor.submit({ code: await codeOfMail() });
    expect(mail.received.at(-1)?.recipients).toEqual(['dominique@example.org']);
    expect(visitor.path).toBe('/creation/conditions');
  });

  test('each page that a script puts in is as accessible as a whole one', { timeout: 120_000 }, async () => {
    const visitor = await freshVisitor(browser);
    const found: string[] = [];
    const onPage: OnPage = async () => {
      found.push(...(await axe(visitor, { colours: false, isExample: false })));
    };
    await mainJob(visitor, onPage);
    expect(found).toEqual([]);
  });
});
