import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import type { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectProblem } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

/** Signs in, then holds the record for somebody else from now on. Gives the address of the record. */
async function actingAs(
  capacity: 'representative' | 'caregiver',
  scope: object,
): Promise<{ site: TestSite; reader: Reader; home: string }> {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  await site.world.db
    .updateTable('record_grant')
    .set({ capacity, scope: JSON.stringify(scope) })
    .where('record_id', '=', home.split('/').at(-1) ?? '')
    .execute();
  return { site, reader, home };
}

const whole = { see: 'all', add: true, manage: true, history: true };

const tiles = async (reader: Reader, home: string): Promise<string> =>
  (await reader.open(home)).root
    .querySelectorAll('main a')
    .map(link => link.getAttribute('href'))
    .join(' ');

test('what is the owner’s alone is not there for a representative; what they settle is', async () => {
  const { reader, home } = await actingAs('representative', whole);
  for (const path of ['/carte', '/resume', '/emporter-mon-dossier', '/gestion/fermer'])
    expectProblem(await reader.open(`${home}${path}`), 404);
  expect(await tiles(reader, home)).toMatch(/historique.*gestion/);
  expect(await tiles(reader, home)).not.toMatch(/carte|resume/);
  const hub = await reader.open(`${home}/gestion`);
  expect(hub.status).toBe(200);
  expect(hub.html).not.toContain('/gestion/fermer');
  for (const path of ['/urgence', '/voir-comme', '/gestion/acces-bloques', '/gestion/professionnels'])
    expect((await reader.open(`${home}${path}`)).status, path).toBe(200);
});

test('a caregiver does not see who is blocked or agreed to, nor what was chosen for an emergency', async () => {
  const { reader, home } = await actingAs('caregiver', whole);
  for (const path of [
    ...['/gestion', '/gestion/acces-bloques', '/gestion/professionnels', '/gestion/medecin-traitant'],
    ...['/gestion/acces-bloques/bloquer', '/urgence', '/urgence/professionnels', '/voir-comme', '/carte'],
  ])
    expectProblem(await reader.open(`${home}${path}`), 404);
  expect((await reader.open(`${home}/documents`)).status).toBe(200);
  expect(await tiles(reader, home)).not.toMatch(/carte|resume|gestion/);
});
