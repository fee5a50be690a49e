import { expect, test } from 'vitest';
import { photo } from '../support/files.ts';
import { withoutDocuments, withoutInformation } from '../support/records.ts';
import { freshSite } from '../support/site.ts';
import { startBrowser, Visitor } from './visitor.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

test.each(['all', 'none'] as const)(
  'a photo of the signed paper is attached, removed and taken back, scripts: %s',
  { timeout: 60_000 },
  async scripts => {
    const site = await freshSite();
    await withoutDocuments(site.world);
    await withoutInformation(site.world);
    const browser = await startBrowser();
    try {
      const visitor = await Visitor.at(browser, site, { scripts });
      await visitor.open('/connexion');
      await visitor.submit(anthony);
      await visitor.submit({ channel: 'sms' });
      await visitor.submit({ code: await visitor.code() });
      const home = visitor.path;
      await visitor.open(`${home}/informations/volontes/directives`);
      await visitor.follow('.settings a[href$="/fichier"]');
      await visitor.follow('main a.button[href$="/joindre/directives"]');
      const bytes = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo()) };
      await visitor.page.locator('#field-files').setInputFiles(bytes);
      await visitor.submit();
      expect(visitor.path).toBe(`${home}/informations/volontes/directives/fichier`);
      expect(await visitor.text('.items h2')).toBe('Mes directives anticipées');
      await visitor.follow('button[name="remove"]');
      expect(await visitor.page.locator('.items').count()).toBe(0);
      await visitor.follow('button[name="undo"]');
      expect(await visitor.text('.items h2')).toBe('Mes directives anticipées');
      await visitor.open(`${home}/resume`);
      expect(await visitor.text('.summary section:last-of-type li')).toContain('Mes directives anticipées');
      expect(visitor.faults).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
