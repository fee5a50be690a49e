import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { says } from '../mistakes.ts';
import { zoe } from '../people.ts';

/** Zoé, signed in for the first time; the phone that the pharmacy noted is not hers. */
async function withoutContact(site: TestSite): Promise<Reader> {
  const { reader } = await signIn(site, { ...zoe, channel: 'sms' });
  const { rows } = { rows: await site.world.db.selectFrom('contact').selectAll().execute() };
  const account = await site.world.db
    .selectFrom('account')
    .selectAll()
    .where('password_kind', '=', 'initial')
    .executeTakeFirstOrThrow();
  expect(rows.some(row => row.account_id === account.id)).toBe(true);
  await site.world.db.deleteFrom('contact').where('account_id', '=', account.id).execute();
  await reader.open('/fr/accueil');
  return reader;
}

const none = { name: 'none', value: 'yes' };

test('with neither phone nor e-mail a sheet of codes is made, kept, and opens the next time', async () => {
  const site = await freshSite();
  const reader = await withoutContact(site);
  expect(reader.page?.url.pathname).toBe('/fr/premiere-connexion/telephone');
  await reader.submit({}, none);
  expect(reader.page?.url.pathname).toBe('/fr/premiere-connexion/email');
  await reader.submit({}, none);
  expect(reader.page?.url.pathname).toBe('/fr/premiere-connexion/codes');
  expect((await reader.open('/fr/premiere-connexion/mot-de-passe')).url.pathname).toBe(
    '/fr/premiere-connexion/codes',
  );
  const page = await reader.submit();
  expect(page.url.pathname).toBe('/fr/premiere-connexion/codes/feuille');
  const codes = page.root.querySelectorAll('.codes bdi').map(item => item.text.replace(/\s/g, ''));
  expect(codes).toHaveLength(10);
  // Whoever goes away before the codes are kept is led back to them.
  expect((await reader.open('/fr/accueil')).url.pathname).toBe('/fr/premiere-connexion/codes');
  await reader.open('/fr/premiere-connexion/codes/feuille');
  expect((await reader.submit()).url.pathname).toBe('/fr/premiere-connexion/mot-de-passe');
  await reader.submit({ password: 'lampe tortue citron papier violet' });
  const visitor = new Reader(site.origin);
  await visitor.open('/fr/connexion');
  await visitor.submit({ identifier: zoe.identifier, password: 'lampe tortue citron papier violet' });
  expect(visitor.page?.url.pathname).toBe('/fr/connexion/code');
  expect(says(await visitor.open('/fr/connexion/code'), 'common:code.sheet-lead')).toBe(true);
  expect((await visitor.submit({ code: codes[4] ?? '' })).url.pathname).toMatch(/urgence\/professionnels$/);
});
