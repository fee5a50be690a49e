import { expect, test } from 'vitest';
import { minute } from '../../../server/storage/time.ts';
import { anotherIssuer } from '../../support/issuer.ts';
import { carers, signInCarer } from '../../support/portal.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';

const refused = 'Vous n’êtes pas connecté';

/** The address at which the issuer would send the browser back, caught before the browser goes there. */
async function answerOf(site: TestSite, reader: Reader): Promise<string> {
  let at = new URL('/fr/soignants/connexion', site.origin);
  let init: RequestInit = { method: 'GET' };
  for (let hop = 0; hop < 8; hop += 1) {
    const headers = { Cookie: reader.cookie, 'Sec-Fetch-Site': 'same-origin', Origin: site.origin };
    const response = await fetch(at, { ...init, redirect: 'manual', headers });
    for (const line of response.headers.getSetCookie()) reader.take(line);
    const location = response.headers.get('Location');
    const token = /name="_csrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
    // The page on which a person is chosen; somebody whom the issuer knows already is sent on at once.
    const body = new URLSearchParams({ _csrf: token, person: `8${carers.doctor}` });
    init = location === null ? { method: 'POST', body } : { method: 'GET' };
    at = new URL(location ?? at, at);
    if (at.pathname === '/fr/soignants/retour') return `${at.pathname}${at.search}`;
  }
  throw new Error('The issuer did not answer.');
}

const isOut = (page: ReadPage): void => {
  expect(page.status).toBe(403);
  expect(page.heading.replaceAll("'", '’')).toBe(refused);
};

test('an answer serves once', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const answer = await answerOf(site, reader);
  expect((await reader.open(answer)).url.pathname).toBe('/fr/soignants/accueil');
  isOut(await reader.open(answer));
});

test('an answer is worth nothing in another browser, with another state, without its code, or too late', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const answer = await answerOf(site, reader);
  isOut(await new Reader(site.origin).open(answer));
  isOut(await reader.open(answer.replace(/state=[^&]+/, 'state=abc')));
  const wrong = await answerOf(site, reader);
  isOut(await reader.open(wrong.replace(/code=[^&]+/, 'code=abc')));
  isOut(await reader.open('/fr/soignants/retour'));
  const refusal = (await answerOf(site, reader)).replace(/code=[^&]+/, 'error=access_denied');
  isOut(await reader.open(refusal));
  const late = await answerOf(site, reader);
  site.world.pass(16 * minute);
  isOut(await reader.open(late));
});

test('of two sign-ins at once in one browser both answers can be taken, and the last one is who is in', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/soignants/connexion');
  const other = reader.page;
  await signInCarer(site, carers.doctor, reader);
  expect(reader.page?.url.pathname).toBe('/fr/soignants/accueil');
  reader.page = other;
  // The first of both began before somebody came in: its answer belongs to a visit that is gone.
  const page = await reader.submit({}, { name: 'person', value: '899900000045' });
  expect([403, 410]).toContain(page.status);
});

test('a choice of a person is worth nothing for a sign-in that another browser began', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/soignants/connexion');
  const { pathname } = (reader.page as ReadPage).url;
  const thief = new Reader(site.origin);
  await thief.open('/fr/connexion');
  const body = new URLSearchParams({ ...thief.token(), person: `8${carers.doctor}` });
  expect((await thief.post(pathname, body)).status).toBe(410);
  expect((await reader.submit({}, { name: 'person', value: 'nobody' })).status).toBe(400);
});

test('an issuer that is down is said to be down, and nobody waits for it for long', async () => {
  const env = { PSC_ISSUER: 'http://127.0.0.1:9/psc', PSC_CLIENT_ID: 'a', PSC_CLIENT_SECRET: 'b' };
  const site = await freshSite({ env });
  const page = await new Reader(site.origin).open('/fr/soignants/connexion');
  expect(page.status).toBe(503);
  expect(page.text()).toContain('Pro Santé Connect ne répond pas.');
});

test.each([
  ['signed by nobody (alg none)', { alg: 'none' }],
  ['signed with a key that is not the issuer’s', { alg: 'other-key' }],
  ['for another client', { aud: 'somebody-else' }],
  ['from another issuer', { iss: 'http://127.0.0.1:9/other' }],
  ['of another sign-in (nonce)', { nonce: 'replayed' }],
  ['that is too old', { exp: -600 }],
  ['of a lower level', { acr: 'eidas0' }],
] as const)('an identity %s lets nobody in', async (_what, fault) => {
  const issuer = await anotherIssuer(fault);
  const site = await freshSite({ env: issuer.env });
  const page = await new Reader(site.origin).open('/fr/soignants/connexion');
  isOut(page);
});

test('a sound identity of the same issuer lets somebody in whom the directory did not know', async () => {
  const issuer = await anotherIssuer({});
  const site = await freshSite({ env: issuer.env });
  const page = await new Reader(site.origin).open('/fr/soignants/connexion');
  expect(page.url.pathname).toBe('/fr/soignants/accueil');
  expect(page.text()).toContain('Paul Docteur OIDC');
  expect(page.text()).toContain('CAB MED BIS TOUBIB0023550');
});

test.each([
  ['no number of the directory', { userinfo: 'no-number' }, 'ne donne pas votre numéro RPPS'],
  ['no profession that is known', { userinfo: 'no-profession' }, 'Il manque votre métier'],
] as const)('somebody with %s is told so', async (_what, fault, told) => {
  const issuer = await anotherIssuer(fault);
  const site = await freshSite({ env: issuer.env });
  const page = await new Reader(site.origin).open('/fr/soignants/connexion');
  expect(page.status).toBe(403);
  expect(page.text()).toContain(told);
});
