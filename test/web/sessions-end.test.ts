import { expect, test } from 'vitest';
import { SessionStore } from '../../server/web/session-store.ts';
import { expectProblem } from '../features/mistakes.ts';
import { anthony, homeOf } from '../features/people.ts';
import { signIn } from '../support/journeys.ts';
import type { Reader } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';
import { freshWorld } from '../support/world.ts';

const minute = 60_000;

/** The token of the open page's forms; empty without a form. */
function csrfOf(reader: Reader): string {
  return reader.page?.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
}

test('after signing out the cookie is dead, wherever it is', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const stolen = reader.twin();
  expect((await stolen.open('/fr/accueil')).status).toBe(200);
  const body = new URLSearchParams({ _csrf: reader.hidden()._csrf ?? csrfOf(reader) });
  const goodbye = await reader.post('/fr/deconnexion', body);
  expect(goodbye.url.pathname).toBe('/fr/au-revoir');
  expectProblem(await stolen.open('/fr/accueil'), 'ended');
  // The browser that signed out has forgotten it, and begins anew.
  expect((await reader.open('/fr/accueil')).url.pathname).toBe('/fr/connexion');
});

test('two browsers with one cookie: signing out in one ends the other, and what it has open does nothing', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const path = `${await homeOf(reader)}/urgence/professionnels`;
  const other = reader.twin();
  const third = reader.twin();
  await other.open(path);
  await reader.open(path);
  await reader.post('/fr/deconnexion', new URLSearchParams({ _csrf: csrfOf(reader) }));
  const before = await site.world.db.selectFrom('emergency_choice').selectAll().execute();
  expectProblem(await other.submit({ answer: 'no' }), 'ended');
  expectProblem(await third.open(path), 'ended');
  expect(await site.world.db.selectFrom('emergency_choice').selectAll().execute()).toEqual(before);
  expect(JSON.parse((await other.open('/fr/session/reste')).html)).toEqual({ left: 0 });
});

test('signing out clears what the browser keeps; looking at its address does nothing', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  expect((await reader.open('/fr/deconnexion')).url.pathname).toBe(home);
  const response = await fetch(`${site.origin}/fr/deconnexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Cookie: reader.cookie,
      'Sec-Fetch-Site': 'same-origin',
    },
    body: new URLSearchParams({ _csrf: csrfOf(reader) }),
  });
  expect(response.headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^mon-dmp=; Path=\/; Expires=Thu, 01 Jan 1970/);
});

test('signing out of a session that has ended says goodbye', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const body = new URLSearchParams({ _csrf: csrfOf(reader) });
  site.world.pass(16 * minute);
  expect((await reader.post('/fr/deconnexion', body)).url.pathname).toBe('/fr/au-revoir');
});

test('15 minutes without a request end the session; one in between keeps it', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  for (let count = 0; count < 3; count += 1) {
    site.world.pass(14 * minute);
    expect((await reader.open('/fr/accueil')).status).toBe(200);
  }
  site.world.pass(15 * minute + 1000);
  expectProblem(await reader.open('/fr/accueil'), 'ended');
  expectProblem(await reader.open('/ar/accueil'), 'ended', 'ar');
  expect((await reader.open('/fr/connexion')).status).toBe(200);
});

test('a session lasts 8 hours at most, whatever happens', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  for (let passed = 0; passed + 10 < 8 * 60; passed += 10) {
    site.world.pass(10 * minute);
    expect((await reader.open('/fr/accueil')).status).toBe(200);
  }
  site.world.pass(10 * minute);
  expectProblem(await reader.open('/fr/accueil'), 'ended');
});

test('a session that was ended meanwhile does not come back with a late answer', async () => {
  const world = await freshWorld();
  const store = new SessionStore(world);
  const run = (work: (done: (error?: unknown) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      work(error => (error ? reject(error) : resolve()));
    });
  const read = () =>
    new Promise<unknown>((resolve, reject) => {
      store.get('sid', (error, session) => (error ? reject(error) : resolve(session)));
    });
  const cookie = { originalMaxAge: null };
  await run(done => store.set('sid', JSON.parse(JSON.stringify({ cookie, accountId: 'a' })), done));
  const loaded = await read();
  expect(loaded).toMatchObject({ accountId: 'a' });
  await run(done => store.destroy('sid', done));
  world.pass(2 * minute);
  await run(done => store.set('sid', Object(loaded), done));
  await run(done => store.touch('sid', Object(loaded), done));
  expect(await read()).toBeNull();
});
