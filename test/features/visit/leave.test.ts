import { expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { askForCode, signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectProblem } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

/** Presses « Je quitte vite » without following where it leads. */
function leave(site: TestSite, reader: Reader, fields: Record<string, string> = {}): Promise<Response> {
  const form = reader.page?.root.querySelector('form.leave');
  const token = form?.querySelector('[name="_csrf"]')?.getAttribute('value') ?? '';
  return fetch(`${site.origin}${form?.getAttribute('action')}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: reader.cookie, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ _csrf: token, ...fields }),
  });
}

test('« Je quitte vite » ends the visit, clears the browser and leads to a site that tells nothing', async () => {
  const site = await freshSite({ env: { QUICK_EXIT_URL: 'https://temps.example/demain' } });
  const { reader } = await signIn(site, anthony);
  const page = await reader.open(await homeOf(reader));
  expect(page.headers.get('Content-Security-Policy')).toContain("form-action 'self' https://temps.example;");
  const answer = await leave(site, reader);
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, 'https://temps.example/demain']);
  expect(answer.headers.get('Clear-Site-Data')).toContain('"cookies"');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(answer.headers.get('Referrer-Policy')).toBe('same-origin');
  expectProblem(await reader.open('/fr/accueil'), 'ended');
  const verbs = await site.world.db
    .selectFrom('journal_entry')
    .select('verb')
    .orderBy('at', 'desc')
    .execute();
  expect(verbs.map(({ verb }) => verb)).toContain('sign-out');
});

test('a script that is gone already is told nothing', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const answer = await leave(site, reader, { script: 'yes' });
  expect([answer.status, answer.headers.get('Location')]).toEqual([204, null]);
  expectProblem(await reader.open('/fr/accueil'), 'ended');
});

test('it works on a page that is too old, and in the middle of signing in or creating a record', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  site.world.pass(16 * 60_000);
  expect((await leave(site, reader)).status).toBe(303);
  const creating = new Reader(site.origin);
  await askForCode(site, creating);
  expect((await creating.open('/fr/aide')).root.querySelector('form.leave')).not.toBeNull();
  await leave(site, creating);
  expect((await creating.open('/fr/creation/demande/envoyee')).url.pathname).toBe('/fr/creation/demande');
  expect(
    (await new Reader(site.origin).open('/fr/connexion')).root.querySelector('form.leave'),
  ).not.toBeNull();
  expect((await new Reader(site.origin).open('/fr/aide')).root.querySelector('form.leave')).toBeNull();
});

test('no other site and no bare look at the address ends a visit', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const headers = { Cookie: reader.cookie, 'Sec-Fetch-Site': 'cross-site' };
  const refused = await fetch(`${site.origin}/fr/quitter`, { method: 'POST', headers });
  expect(refused.status).toBe(403);
  const look = await fetch(`${site.origin}/fr/quitter`, { headers, redirect: 'manual' });
  expect(look.status).toBe(303);
  expect((await reader.open('/fr/accueil')).status).toBe(200);
});

test.each(['http://temps.example/', 'javascript:alert(1)', 'temps.example', '//temps.example'])(
  'the site starts with no other address than https, not with %s',
  address => {
    expect(() => readConfig({ QUICK_EXIT_URL: address })).toThrow(/QUICK_EXIT_URL/);
  },
);
