import { expect, test } from 'vitest';
import { freshSite } from '../support/site.ts';
import { startBrowser, Visitor } from './visitor.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

test('the summary of somebody with some of everything is one sheet of paper', {
  timeout: 60_000,
}, async () => {
  const site = await freshSite();
  const browser = await startBrowser();
  try {
    const visitor = await Visitor.at(browser, site);
    await visitor.open('/connexion');
    await visitor.submit(anthony);
    await visitor.submit({ channel: 'sms' });
    await visitor.submit({ code: await visitor.code() });
    await visitor.open(`${visitor.path}/resume`);
    const margin = { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' };
    const pdf = await visitor.page.pdf({ format: 'A4', margin });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  } finally {
    await browser.close();
  }
});
