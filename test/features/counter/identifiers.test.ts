import { expect, test } from 'vitest';
import { drawnText } from '../../messages/pdf-text.ts';
import { prove, refuse } from '../../support/creation.ts';
import { askForCode, dominique, enterWithCode, signIn, verifyEmail } from '../../support/journeys.ts';
import { entriesOf } from '../../support/operators.ts';
import { signInAgent } from '../../support/portal.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, claude, towardsCode, unknown } from '../people.ts';
import { counterAtWork, searchAt, secretOf } from './agents.ts';

const path = '/fr/agents/identifiants';
const wish = { paper: 'passport', what: 'password' };

/** An agent who has printed something anew for Anthony: the pages they saw, and the paper. */
async function printed(what: 'password' | 'sheet' | 'both' = 'password') {
  const { site, reader } = await counterAtWork();
  const found = await searchAt(reader, path, anthony.nir);
  const ready = await reader.submit({ ...wish, what });
  const secret = await secretOf(site);
  const file = ready.root.querySelector('main a.button')?.getAttribute('href') ?? '';
  const answer = await fetch(`${site.origin}${file}`, {
    headers: { cookie: reader.cookie },
  });
  const paper = drawnText(new Uint8Array(await answer.arrayBuffer()));
  return { site, reader, found, ready, secret, paper, headers: answer.headers };
}

test('an agent sees whom the card names, checks a paper, and prints a new password that no page shows', async () => {
  const { reader, found, ready, secret, paper, headers } = await printed();
  expect(found.text()).toContain('CORSE');
  expect(ready.url.pathname).toBe('/fr/agents/identifiants/feuille');
  expect(headers.get('Cache-Control')).toContain('no-store');
  for (const word of [secret.identifier, secret.password]) expect(paper).toContain(word);
  const done = await reader.submit();
  for (const page of [found, ready, done]) expect(page.html).not.toContain(secret.password);
  expect(secret.identifier).toBe(anthony.identifier);
  expectProblem(await reader.open('/fr/agents/identifiants/feuille.pdf'), 404);
});

test('the old password opens nothing any more, open visits end, and the new one leads to a choice of another', async () => {
  const { site, reader } = await counterAtWork();
  const { reader: home } = await signIn(site, anthony);
  await searchAt(reader, path, anthony.nir);
  await reader.submit(wish);
  const { password } = await secretOf(site);
  expectProblem(await home.open('/fr/accueil'), 'ended');
  const old = new Reader(site.origin);
  await towardsCode(old, anthony);
  expect(old.page?.url.pathname).toBe('/fr/connexion');
  const { page } = await signIn(site, { identifier: anthony.identifier, password });
  expect(page.url.pathname).toBe('/fr/premiere-connexion/mot-de-passe');
});

test('the person is told with a number that refuses it, and refusing it stops the account', async () => {
  const { site, secret } = await printed();
  const told = (await site.messages()).find(({ kind }) => kind === 'counter-reprint');
  expect(told?.text).not.toContain(secret.password);
  const [, refusal = ''] = /\n(\w{4} \w{4} \w{4})\n/.exec(told?.text ?? '') ?? [];
  await refuse(site, refusal);
  const late = new Reader(site.origin);
  await towardsCode(late, { identifier: anthony.identifier, password: secret.password });
  expect(late.page?.url.pathname).toBe('/fr/connexion');
});

test('every search is written with its agent, found or not, and the person reads what was done', async () => {
  const { site, reader } = await printed();
  expectMistake(await searchAt(reader, path, unknown), { field: 'number', key: 'counter:search.nobody' });
  const searches = (await entriesOf(site.world)).filter(({ verb }) => verb === 'counter.person-searched');
  expect(searches.map(entry => entry.actor_kind)).toEqual(['agent', 'agent']);
  const own = await site.world.db
    .selectFrom('journal_entry')
    .select('verb')
    .where('chain', '!=', 'site')
    .where('actor_kind', '=', 'agent')
    .orderBy('seq')
    .execute();
  const expected = ['counter.person-searched', 'counter.reprinted', 'credentials.printed'];
  expect(own.map(({ verb }) => verb)).toEqual(expected);
});

test('a creation code that lies in a drawer undoes nothing of it', async () => {
  const { site, reader } = await counterAtWork();
  const home = new Reader(site.origin);
  const code = await askForCode(site, home);
  await enterWithCode(home, code);
  await verifyEmail(site, home);
  await home.submit({ accept: 'yes' });
  await home.submit();
  await searchAt(reader, path, dominique.number);
  await reader.submit(wish);
  expectMistake(await prove(site, { code }), { field: 'code', key: 'creation:code.wrong' });
});

test('a sheet of codes alone leaves the password as it is', async () => {
  const { site, secret, paper } = await printed('sheet');
  expect(secret.sheet).toHaveLength(10);
  for (const code of secret.sheet) expect(paper).toContain(code);
  expect((await signIn(site, anthony)).page.status).toBe(200);
});

test('without a paper of identity nothing is made', async () => {
  const { site, reader } = await counterAtWork();
  await searchAt(reader, path, anthony.nir);
  expectMistake(await reader.submit({ what: 'password' }), { field: 'paper', key: 'counter:paper.none' });
  expect((await signIn(site, anthony)).page.status).toBe(200);
});

test('somebody who has no record is not given papers, but the way to one', async () => {
  const { reader } = await counterAtWork();
  const page = await searchAt(reader, path, '2 79 03 51 215 189 89');
  expect(says(page, 'counter:standing.no-record')).toBe(true);
  expect(page.root.querySelector('main form')).toBeNull();
});

test('a volunteer finds nothing of the counter, an operator the post alone, and nobody else anything', async () => {
  const site = await freshSite();
  const volunteer = await signInAgent(site, 'volunteer-lise');
  expect(says(await volunteer.open('/fr/agents/accueil'), 'agents:home.nothing')).toBe(true);
  const operator = await signInAgent(site, 'operator-soren');
  expect((await operator.open('/fr/agents/courrier')).status).toBe(200);
  for (const address of ['/identifiants', '/identifiants/personne', '/identifiants/feuille.pdf', '/mandat']) {
    expectProblem(await volunteer.open(`/fr/agents${address}`), 404);
    expectProblem(await operator.open(`/fr/agents${address}`), 404);
  }
  expectProblem(await volunteer.open('/fr/agents/courrier'), 404);
  const stranger = new Reader(site.origin);
  expect((await stranger.open('/fr/agents/courrier')).url.pathname).toBe('/fr/agents');
});

test('the page of one person prints the paper of no other, who came in another tab since', async () => {
  const { reader } = await counterAtWork();
  await searchAt(reader, path, anthony.nir);
  const ready = await reader.submit(wish);
  const file = ready.root.querySelector('main a.button')?.getAttribute('href') ?? '';
  await searchAt(reader, path, claude.nir);
  await reader.submit(wish);
  expectProblem(await reader.open(file), 404);
});
