import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { axe } from '../access/findings.ts';
import { filesIn, type Taken, textOf } from '../features/export/taken.ts';
import { anthony } from '../features/people.ts';
import { ofEveryKind, ownerOf, write } from '../support/full-record.ts';
import { withoutInformation } from '../support/records.ts';
import { freshSite } from '../support/site.ts';
import { startBrowser, Visitor, type VisitorOptions } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Anthony signs in, presses the button and unpacks the file into a folder of his. */
async function takeHome(
  options: VisitorOptions,
): Promise<{ visitor: Visitor; files: Taken; folder: string }> {
  const site = await freshSite();
  const visitor = await Visitor.at(browser, site, options);
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  onTestFinished(async () => {
    await visitor.close();
    await rm(folder, { recursive: true, force: true });
  });
  await visitor.open('/connexion');
  await visitor.submit({ identifier: anthony.identifier, password: anthony.password });
  await visitor.submit({ channel: 'sms' });
  await visitor.submit({ code: await visitor.code() });
  await withoutInformation(site.world);
  await write(site.world, await ownerOf(site.world, `/fr${visitor.path}`), ofEveryKind);
  await visitor.follow('a[href$="/documents"]');
  await visitor.follow('a[href$="/emporter-mon-dossier"]');
  const coming = visitor.page.waitForEvent('download');
  await visitor.hands.press('#form .button');
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^mon-dmp-\d{4}-\d\d-\d\d\.zip$/);
  const files = filesIn(await readFile(await download.path()));
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return { visitor, files, folder };
}

const devices = [
  { language: 'fr', scripts: 'none' },
  { language: 'ar', scripts: 'all' },
] as const;

test.each(devices)(
  'in $language, scripts $scripts: the record is taken home and read there, without a line',
  {
    timeout: 120_000,
  },
  async options => {
    const { visitor, files, folder } = await takeHome(options);
    const { page } = visitor;
    // The page of the site is still there after the download.
    expect(await page.locator('#form .button').count()).toBe(1);
    // What is taken home has no script; only who checks it here runs some.
    const reader =
      options.scripts === 'all' ? visitor : await Visitor.at(browser, visitor.site, { language: 'fr' });
    await reader.context.setOffline(true);
    reader.faults.length = 0;
    const names = [...files.keys()].filter(name => name.endsWith('.html'));
    const withImage = names.find(name => textOf(files, name).includes('<img')) ?? '';
    for (const name of [
      'index.html',
      withImage,
      ...names.filter(other => other !== 'index.html').slice(0, 5),
    ]) {
      await reader.page.goto(pathToFileURL(join(folder, name)).href);
      for (const colorScheme of ['light', 'dark'] as const) {
        await reader.page.emulateMedia({ colorScheme });
        expect(await axe(reader, { colours: colorScheme === 'dark', isExample: false }), name).toEqual([]);
      }
      const empty = 'Array.from(document.images).filter(image => image.naturalWidth === 0).length';
      expect(await reader.page.evaluate<number>(empty), `${name}: images that do not show`).toBe(0);
      for (const width of [320, 1280]) {
        await reader.page.setViewportSize({ width, height: 740 });
        expect(await reader.look<number>('sideways()'), `${name} at ${width}`).toBe(0);
      }
    }
    const asked = reader.faults.filter(fault => !fault.startsWith('asks somebody else: file:///'));
    expect(asked).toEqual([]);
    await reader.page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await reader.page.locator('.documents a').first().click();
    expect(decodeURIComponent(reader.page.url())).toContain('/documents/');
    await reader.page.locator('nav a').click();
    expect(reader.page.url()).toContain('index.html');
    if (reader !== visitor) await reader.close();
  },
);
