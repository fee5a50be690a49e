import { expect, test } from 'vitest';
import { anthony, homeOf, zoe } from '../features/people.ts';
import { createRecord, signIn } from '../support/journeys.ts';
import { Reader } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';

const storage = (reader: Reader): string | null | undefined => reader.page?.headers.get('Cache-Control');

test('whatever is asked for with a signed-in session, whole or in part, nobody keeps it', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const questions = ['professionnels', 'centre-15', 'documents-caches'].map(
    name => `${home}/urgence/${name}`,
  );
  const inside = ['/fr/sans-dossier', home, `${home}/urgence`, ...questions, '/fr/session/reste'];
  const around = ['/fr/', '/fr/aide', '/fr/images', '/fr/creation/code', '/fr/rien', '/ar/au-revoir'];
  for (const path of [...inside, ...around]) {
    await reader.open(path);
    expect(storage(reader), path).toBe('no-store');
    await reader.send(path, { method: 'GET', headers: { 'HX-Request': 'true' } });
    expect([storage(reader), reader.page?.html.includes('<html')], `part of ${path}`).toEqual([
      'no-store',
      false,
    ]);
  }
  await reader.open(questions[0] ?? '');
  expect((await reader.submit({ answer: 'perhaps' })).status).toBe(422);
  expect(storage(reader)).toBe('no-store');
});

test('nor a redirect behind the guard, nor the page that says that the visit is over', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...zoe, channel: 'sms' });
  const Cookie = reader.cookie;
  for (const path of ['/fr/accueil', '/fr/premiere-connexion/telephone']) {
    const answer = await fetch(`${site.origin}${path}`, { redirect: 'manual', headers: { Cookie } });
    expect([answer.status, answer.headers.get('Cache-Control')], path).toEqual([303, 'no-store']);
  }
  site.world.pass(16 * 60_000);
  await reader.open('/fr/accueil');
  expect(storage(reader)).toBe('no-store');
});

test('nor the PDF of the identifiers', async () => {
  const site = await freshSite();
  const { reader } = await createRecord(site);
  const pdf = await reader.open('/fr/creation/identifiants.pdf');
  expect(pdf.headers.get('Content-Type')).toContain('pdf');
  expect(storage(reader)).toBe('no-store');
  const stranger = new Reader(site.origin);
  expect((await stranger.open('/fr/creation/identifiants.pdf')).status).toBe(410);
});
