import { expect, test } from 'vitest';
import { withSheet } from '../../support/factors.ts';
import { freshSite } from '../../support/site.ts';
import { anthony } from '../people.ts';
import { anthonyBorn, back, codeBy, newPassword, prove } from './way-back.ts';

test('of two people with the same photographed code at once, one gets on', async () => {
  const site = await freshSite();
  const [code = ''] = await withSheet(site.world, anthony.identifier);
  const readers = [await back(site), await back(site)];
  for (const reader of readers) await reader.submit({ way: 'sheet' });
  const pages = await Promise.all(readers.map(reader => reader.submit({ code })));
  expect(pages.map(page => page.url.pathname).sort()).toEqual([
    '/fr/retrouver/code',
    '/fr/retrouver/deuxieme-moyen',
  ]);
});

test('two tabs on the same code lead on, and a tab that stayed behind does nothing', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await reader.submit({ way: 'email' });
  const tab = reader.twin();
  await tab.open('/fr/retrouver/moyen');
  await reader.submit({ code: await codeBy(site, 'email') });
  for (const [name, value] of reader.cookies) tab.cookies.set(name, value);
  expect((await tab.submit({ way: 'sms' })).url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
  await tab.open('/fr/retrouver/deuxieme-moyen');
  await back(site, anthonyBorn, reader);
  expect((await tab.submit({ way: 'sms' })).url.pathname).toBe('/fr/retrouver/moyen');
});

test('of two recoveries that are both proven, one chooses the password', async () => {
  const site = await freshSite();
  const readers = [await back(site), await back(site)];
  for (const reader of readers) {
    site.world.pass(61_000);
    await prove(site, reader, 'email');
    await prove(site, reader, 'sms');
  }
  const [one, two] = readers;
  await one?.submit({ password: newPassword });
  await two?.submit({ password: `${newPassword} deux` });
  expect(one?.page?.url.pathname).toBe('/fr/retrouver/fin');
  expect(two?.page?.url.pathname).toBe('/fr/retrouver');
});
