import { expect, test } from 'vitest';
import { disableOperator, resetOperator } from '../../../server/identity/operator/accounts.ts';
import { signIn } from '../../support/journeys.ts';
import { enterOperator, makeOperator, operatorAtWork } from '../../support/operators.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, expectProblem } from '../mistakes.ts';
import { anthony } from '../people.ts';

const deepPages = [
  'accueil',
  'courrier',
  'visites',
  'visites/personne',
  'mot-de-passe',
  'nowhere',
  'messages',
  'messages/traites',
  'refus',
  'refus/nowhere',
  'visites/suspendu',
  'visites/rouvrir',
];
const wrong = { field: 'login', key: 'operator:sign-in.wrong' };

test('to visitors and patients every address below is a page that does not exist', async () => {
  const site = await freshSite();
  const visitor = new Reader(site.origin);
  const { reader: patient } = await signIn(site, anthony);
  for (const reader of [visitor, patient]) {
    const answers = new Set<string>();
    for (const page of deepPages) {
      const answer = await reader.open(`/fr/operateur/${page}`);
      expectProblem(answer, 404);
      expect(answer.headers.get('X-Robots-Tag')).toContain('noindex');
      answers.add(answer.text());
    }
    expect(answers.size).toBe(1);
  }
});

test.each([
  ['disabled', disableOperator],
  ['reset', resetOperator],
])('an operator who is %s in the middle of a visit is out at the next page', async (_name, act) => {
  const site = await freshSite();
  const { reader, who } = await operatorAtWork(site);
  expect((await reader.open('/fr/operateur/courrier')).status).toBe(200);
  await act(site.world, who.login);
  expect((await reader.open('/fr/operateur/courrier')).url.pathname).toBe('/fr/operateur');
  expectMistake(await enterOperator(site, new Reader(site.origin), who), wrong);
});

test('even a session that is left opens nothing once its operator is disabled', async () => {
  const site = await freshSite();
  const { reader, who } = await operatorAtWork(site);
  const sessions = await site.world.db.selectFrom('session').selectAll().execute();
  await disableOperator(site.world, who.login);
  await site.world.db.insertInto('session').values(sessions).execute();
  expectProblem(await reader.open('/fr/operateur/accueil'), 404);
  expect(await site.world.db.selectFrom('session').selectAll().execute()).toHaveLength(sessions.length - 1);
});

test('an id of a session from before signing in opens nothing after it', async () => {
  const site = await freshSite();
  const who = await makeOperator(site.world);
  const reader = new Reader(site.origin);
  await reader.open('/fr/operateur');
  const fixed = new Map(reader.cookies);
  await enterOperator(site, reader, who);
  const thief = new Reader(site.origin);
  for (const [name, value] of fixed) thief.cookies.set(name, value);
  expect((await thief.open('/fr/operateur/mot-de-passe')).url.pathname).toBe('/fr/operateur');
});

test('pages of the operator are kept nowhere and by no search engine', async () => {
  const site = await freshSite();
  const { reader } = await operatorAtWork(site);
  for (const path of ['/fr/operateur/accueil', '/fr/operateur/visites']) {
    const { headers } = await reader.open(path);
    expect(headers.get('Cache-Control')).toContain('no-store');
    expect(headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
  }
  const welcome = await new Reader(site.origin).open('/fr/');
  expect(welcome.html).not.toContain('operateur');
});
