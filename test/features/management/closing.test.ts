import { expect, test } from 'vitest';
import { minute } from '../../../server/storage/time.ts';
import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { newestCode, type TestSite } from '../../support/site.ts';
import { expectProblem, says } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { acts, inside, known, names } from './steps.ts';

const closing = '/fr/compte/fermer-mon-dmp';

/** Gives password and code, and comes to the last step. */
async function confirm(site: TestSite, reader: Reader): Promise<ReadPage> {
  const asked = await reader.open(closing);
  expect(asked.url.pathname).toBe('/fr/compte/confirmer/fermer');
  await reader.submit({ password: anthony.password });
  await reader.submit({ channel: 'email' });
  const page = await reader.submit({ code: await newestCode(site) });
  expect(page.url.pathname).toBe(closing);
  return page;
}

test('a record is closed after its consequences, password and code; nobody sees it, and it comes back whole', async () => {
  const all = await inside();
  const { site, reader, base } = all;
  const before = await reader.open(`${base}/fermer`);
  for (const key of ['professionals', 'emergency', 'yourself', 'kept', 'reopen', 'told'])
    expect(says(before, `management:close.${key}`), key).toBe(true);
  expect(before.root.querySelector(`a[href="${closing}"]`)).not.toBeNull();
  await confirm(site, reader);
  expect(await acts(all)).toEqual([]);
  const messages = (await site.messages()).length;
  const closed = await reader.submit();
  expect(closed.url.pathname).toBe('/fr/dmp-ferme');
  expect(says(closed, 'management:closed.since', { date: '3 mars 2026' })).toBe(true);
  const told = (await site.messages()).slice(0, -messages);
  expect(told.map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  for (const message of told) expect(JSON.stringify(message)).not.toMatch(/DMP|santé|dossier|médic|https?:/i);
  const home = base.replace('/gestion', '');
  for (const path of [
    '',
    '/gestion',
    '/documents',
    '/informations',
    '/urgence',
    '/resume',
    '/carte',
    '/soins',
  ])
    expectProblem(await reader.open(home + path), 404);
  const { page } = await signIn(site, anthony);
  expect(page.url.pathname).toBe('/fr/dmp-ferme');
  await reader.open('/fr/dmp-ferme');
  const open = await reader.submit();
  expect(open.url.pathname).toBe(base);
  expect(says(open, 'management:done.reopened')).toBe(true);
  expect(names(await reader.open(`${base}/acces-bloques`))).toEqual(['Stella QUENOTTE']);
  expect(await acts(all)).toEqual(['record.closed', 'record.reopened']);
  expect((await reader.open('/fr/dmp-ferme')).url.pathname).toBe(home);
});

test('without password and code, or when they are too old, nothing is closed', async () => {
  const all = await inside();
  const { site, reader, base } = all;
  await reader.open(`${base}/acces-bloques`);
  const body = new URLSearchParams(reader.hidden());
  const forged = await reader.post(closing, body);
  expect(forged.url.pathname).toBe('/fr/compte/confirmer/fermer');
  await confirm(site, reader);
  site.world.pass(11 * minute);
  expect((await reader.submit()).url.pathname).toBe('/fr/compte/confirmer/fermer');
  expect((await reader.open(base)).status).toBe(200);
  expect(await acts(all)).toEqual([]);
});

test('closing and opening twice, from two tabs and after Back, is done once', async () => {
  const all = await inside();
  const { site, reader } = all;
  await confirm(site, reader);
  const tab = reader.twin();
  await tab.open(closing);
  const body = new URLSearchParams(reader.hidden());
  await reader.submit();
  expect((await tab.submit()).url.pathname).toBe('/fr/dmp-ferme');
  expect((await reader.post(closing, body)).url.pathname).toBe('/fr/dmp-ferme');
  expect((await reader.open(closing)).url.pathname).toBe('/fr/dmp-ferme');
  await tab.open('/fr/dmp-ferme');
  await reader.open('/fr/dmp-ferme');
  await reader.submit();
  await tab.submit();
  expect(await acts(all)).toEqual(['record.closed', 'record.reopened']);
});

test('an account whose record is open has no page of a closed one, and nobody without a visit has', async () => {
  const { site, reader, base } = await inside();
  expect((await reader.open('/fr/dmp-ferme')).url.pathname).toBe(base.replace('/gestion', ''));
  const { Reader } = await import('../../support/reader.ts');
  const stranger = new Reader(site.origin);
  for (const path of ['/fr/dmp-ferme', closing, base, `${base}/acces-bloques/bloquer/${known.nurse}`])
    expect((await stranger.open(path)).url.pathname, path).toBe('/fr/connexion');
});
