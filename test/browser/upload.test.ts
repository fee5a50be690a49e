import { expect, test } from 'vitest';
import { emptySite } from '../features/documents/attach-help.ts';
import { pdf } from '../support/files.ts';
import type { TestSite } from '../support/site.ts';
import { startBrowser, Visitor, type VisitorOptions } from './visitor.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };
const megabyte = 1024 * 1024;

/** Runs `act` with Anthony, signed in and on « Joindre un fichier ». */
async function withAnthony(
  options: VisitorOptions,
  act: (visitor: Visitor, site: TestSite) => Promise<void>,
): Promise<void> {
  const site = await emptySite();
  const browser = await startBrowser();
  try {
    const visitor = await Visitor.at(browser, site, options);
    await visitor.open('/connexion');
    await visitor.submit(anthony);
    await visitor.submit({ channel: 'sms' });
    await visitor.submit({ code: await visitor.code() });
    await visitor.open(`${visitor.path}/documents/joindre`);
    await act(visitor, site);
    expect(visitor.faults).toEqual([]);
  } finally {
    await browser.close();
  }
}

const choose = (visitor: Visitor, size: number): Promise<void> =>
  visitor.page
    .locator('#field-files')
    .setInputFiles({ name: 'bilan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf('', size)) });

/** A line on which a megabyte takes 4 seconds. */
async function slowLine({ page, context }: Visitor): Promise<void> {
  const line = await context.newCDPSession(page);
  const speed = { downloadThroughput: -1, uploadThroughput: megabyte / 4, latency: 0, offline: false };
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', speed);
}

/** How far the bar has come, of 100. */
const sent = ({ page }: Visitor): Promise<number> =>
  page.evaluate('document.querySelector(".upload progress").value');

const contents = async ({ world }: TestSite): Promise<number> =>
  (await world.db.selectFrom('content').select('id').execute()).length;

test(
  'how far the files have come is shown and told; a second press sends nothing twice',
  { timeout: 60_000 },
  () =>
    withAnthony({}, async (visitor, site) => {
      const { page } = visitor;
      await choose(visitor, 2 * megabyte);
      await visitor.fill({ type: 'DOCPAT05' });
      await slowLine(visitor);
      await visitor.arrive(async () => {
        await page.locator('#form .button').first().click();
        await page.locator('.upload').waitFor({ state: 'visible' });
        await expect.poll(() => sent(visitor)).toBeGreaterThan(5);
        expect(await visitor.text('.upload-words')).toMatch(/^[12] Mo sur 2 Mo$/);
        await page.waitForTimeout(2100);
        await page.locator('#form .button').first().click();
      });
      expect(await visitor.text('h1')).toBe('Vos fichiers');
      expect(visitor.path).toMatch(/joindre\/fait$/);
      expect(await contents(site)).toBe(1);
    }),
);

test(
  '« J’arrête l’envoi » stops it, leaves nothing, and the form can be sent again',
  { timeout: 60_000 },
  () =>
    withAnthony({}, async (visitor, site) => {
      const { page } = visitor;
      await choose(visitor, 4 * megabyte);
      await visitor.fill({ type: 'DOCPAT05' });
      await slowLine(visitor);
      await page.locator('#form .button').first().click();
      await expect.poll(() => sent(visitor)).toBeGreaterThan(5);
      await page.locator('[data-upload-stop]').click();
      await page.locator('.upload').waitFor({ state: 'hidden' });
      await expect.poll(() => visitor.text('#status')).toContain('arrêté');
      await expect.poll(() => contents(site)).toBe(0);
      await choose(visitor, 10_000);
      await page.waitForTimeout(2100);
      await visitor.submit();
      expect(await visitor.text('h1')).toBe('Vos fichiers');
    }),
);

test('without scripts, the same form adds the file', { timeout: 60_000 }, () =>
  withAnthony({ scripts: 'none' }, async (visitor, site) => {
    await choose(visitor, 10_000);
    await visitor.submit({ type: 'DOCPAT05' });
    expect(await visitor.text('h1')).toBe('Vos fichiers');
    expect(await contents(site)).toBe(1);
    await visitor.open(visitor.path.replace('/fait', ''));
    await choose(visitor, 10_000);
    await visitor.follow('button[value="en"]');
    expect(visitor.page.url()).toContain('/en/');
    expect(await visitor.text('main')).toContain('Choose your files again.');
  }),
);
