import { describe, expect, test } from 'vitest';
import { minute } from '../../../server/storage/time.ts';
import { signIn } from '../../support/journeys.ts';
import { carers, choices, signInAgent, signInCarer } from '../../support/portal.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { anthony } from '../people.ts';

const home = '/fr/soignants/accueil';

describe('a professional', () => {
  test('comes in by Pro Santé Connect, reads who and where they are, and leaves the issuer too', async () => {
    const site = await freshSite();
    const reader = await signInCarer(site, carers.doctor);
    expect(reader.page?.url.pathname).toBe(home);
    expect(reader.page?.text()).toContain('Hélène BELLEFEUILLE');
    expect(reader.page?.text()).toContain('Cabinet médical des Tilleuls');
    const page = await reader.post('/fr/soignants/sortie', new URLSearchParams(reader.token()));
    expect(page.heading).toBe('Je quitte aussi le service de connexion');
    const form = page.root.querySelector('#leave-issuer');
    const xsrf = form?.querySelector('input')?.getAttribute('value') ?? '';
    const action = new URL(form?.getAttribute('action') ?? '', page.url);
    const yes = new URLSearchParams({ xsrf, logout: 'yes' });
    expect((await reader.post(action.pathname, yes)).url.pathname).toBe('/fr/soignants/sorti');
    expect((await reader.open(home)).url.pathname).toBe('/fr/soignants');
    // The issuer asks again who it is: another one can come in on this computer.
    expect((await reader.open('/fr/soignants/connexion')).heading).toBe('Je choisis qui je suis');
  });

  test('with several places says first in which they are, and may say another one later', async () => {
    const site = await freshSite();
    const reader = await signInCarer(site, carers.several);
    expect(reader.page?.url.pathname).toBe('/fr/soignants/lieu');
    const [first = '', second = ''] = choices(reader.page);
    expect((await reader.open(home)).url.pathname).toBe('/fr/soignants/lieu');
    expect((await reader.submit()).mistakes).toEqual(['Choisissez un endroit.']);
    const other = await site.world.db
      .selectFrom('exercise')
      .select('id')
      .where('rpps', '=', carers.doctor)
      .executeTakeFirstOrThrow();
    expect((await reader.submit({ place: other.id })).mistakes).toEqual(['Choisissez un endroit.']);
    expect((await reader.submit({ place: first })).url.pathname).toBe(home);
    const before = reader.page?.text();
    await reader.open('/fr/soignants/lieu');
    expect(reader.page?.value('place')).toBe(first);
    await reader.submit({ place: second });
    expect(reader.page?.text()).not.toBe(before);
  });

  test('stays in for 30 minutes without a request, and not longer', async () => {
    const site = await freshSite();
    const reader = await signInCarer(site, carers.doctor);
    site.world.pass(29 * minute);
    expect((await reader.open(home)).status).toBe(200);
    site.world.pass(31 * minute);
    expect((await reader.open(home)).heading).toBe('Votre visite est finie');
    expect(reader.page?.text()).toContain('Professionnels de santé');
  });

  test('who left the directory in the middle of a visit is out', async () => {
    const site = await freshSite();
    const reader = await signInCarer(site, carers.doctor);
    await site.world.db.deleteFrom('exercise').where('rpps', '=', carers.doctor).execute();
    expect((await reader.open(home)).url.pathname).toBe('/fr/soignants');
  });

  test('is no patient: whoever comes in by one way is out of the other', async () => {
    const site = await freshSite();
    const { reader } = await signIn(site, anthony);
    expect((await reader.open('/fr/accueil')).url.pathname).toContain('/dmp/');
    await signInCarer(site, carers.doctor, reader);
    expect((await reader.open('/fr/accueil')).url.pathname).toBe('/fr/connexion');
    expect((await reader.open(home)).status).toBe(200);
  });

  test('comes back to the language in which they began', async () => {
    const site = await freshSite();
    const reader = new Reader(site.origin);
    await reader.open('/ar/soignants/connexion');
    expect(reader.page?.url.pathname).toMatch(/^\/ar\/demo\/identite\/psc\//);
    await reader.submit({}, { name: 'person', value: `8${carers.doctor}` });
    expect(reader.page?.url.pathname).toBe('/ar/soignants/accueil');
  });
});

test('an agent comes in by the second issuer, for agents alone', async () => {
  const site = await freshSite();
  const reader = await signInAgent(site, 'counter-nadege');
  expect(reader.page?.url.pathname).toBe('/fr/agents/accueil');
  expect(reader.page?.text()).toContain('Nadège ROCHEBLANC');
  expect((await reader.open(home)).url.pathname).toBe('/fr/soignants');
  const again = await signInAgent(site, 'counter-nadege');
  expect(again.page?.text()).toContain('Nadège ROCHEBLANC');
  expect(await site.world.db.selectFrom('agent').select('id').execute()).toHaveLength(1);
});

test('every page of both sides leads whoever is not signed in to the way in, those that do not exist too', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  for (const side of ['soignants', 'agents'])
    for (const page of ['accueil', 'creer', 'nulle-part', 'dmp/x'])
      expect((await reader.open(`/fr/${side}/${page}`)).url.pathname).toBe(`/fr/${side}`);
});
