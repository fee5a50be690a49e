import { expect, test } from 'vitest';
import { expectProblem } from '../features/mistakes.ts';
import { claude, homeOf } from '../features/people.ts';
import { signIn } from '../support/journeys.ts';
import { Reader, type ReadPage } from '../support/reader.ts';
import { forge, plain } from './by-hand.ts';
import { type RegisteredRoute, routesWithParams } from './routes.ts';
import { stateOf } from './state.ts';
import { makeVictim, nobodys, type Victim, words } from './victim.ts';

/** Parameters that name nothing of a patient: why an address with them is not attacked here. */
const elsewhere: Readonly<Record<string, string>> = {
  '/connexion{/*step}': 'any step of signing in',
  '/compte/confirmer/:want': 'a word',
  '/compte/confirmer/:want/moyen': 'a word',
  '/compte/confirmer/:want/code': 'a word',
  '/aide/qui-voit-quoi/:profession': 'a word',
  '/aide/:topic{/:how/*page}': 'a word, and the page that it is about',
  '/dmp-ferme/signalements/:complaint': 'of a closed record: see closed-record.test.ts',
  '/dmp-ferme/signalements/:complaint/signalement.pdf': 'of a closed record: see closed-record.test.ts',
  '/soignants/*rest': 'the guard before the professionals’ side: see portal/sign-in.test.ts',
  '/agents/*rest': 'the guard before the counter: see portal/sign-in.test.ts',
  '/demo/identite/:issuer/:uid': 'the page of a demo issuer, bound to the browser: see portal/forged.test.ts',
  '/demo/lettres/:id': 'the post box of a demo site, which everybody sees',
  '/(mounted)/:name/:example': 'an example of a component',
};
const isOperators = ({ path }: RegisteredRoute): boolean => path.startsWith('/operateur/');
const isAgents = ({ path }: RegisteredRoute): boolean => path.startsWith('/agents/') && !(path in elsewhere);
const isPlayed = ({ path }: RegisteredRoute): boolean => path.startsWith('/demo/professionnels/');
/** Attacked by somebody who has signed in as a professional: see carer-routes.test.ts. */
const isCarers = ({ path }: RegisteredRoute): boolean => path.startsWith('/soignants/dmp/:record');
const isRecords = ({ path }: RegisteredRoute): boolean => path.startsWith('/dmp/:record');

/** An address: a route with what stands for its parameters. */
function fill({ path }: RegisteredRoute, values: Readonly<Record<string, string>>): string {
  return `/fr${path.replace(/[:*](\w+)/g, (_all, name: string) => values[name] ?? '')}`;
}

/** Every way to choose one of the values of each parameter. */
function* choices(
  params: readonly string[],
  from: Readonly<Record<string, readonly string[]>>,
): Generator<Record<string, string>> {
  const [first, ...rest] = params;
  if (first === undefined) return yield {};
  for (const value of from[first] ?? [])
    for (const others of choices(rest, from)) yield { [first]: value, ...others };
}

/** What stands for the parameters so that the owner has the page. @throws when the owner has none: it would prove nothing */
async function ownValues({ reader, things }: Victim, route: RegisteredRoute) {
  const [method = 'GET'] = route.methods;
  for (const values of choices(route.params, { ...words, ...things })) {
    await reader.open('/fr/compte/langue');
    const page = await ask(reader, method, fill(route, values));
    // A form that is kept answers with the page that comes after it.
    if (page.status === 200) return values;
  }
  throw new Error(`Nothing in the victim's record has an address ${route.path}`);
}

/** What names something of somebody's, among what stands for the parameters. */
const idsOf = (values: Readonly<Record<string, string>>): string[] =>
  Object.values(values).filter(value => value.length === 22);

const told = (page: ReadPage): string =>
  JSON.stringify([...page.headers].filter(([name]) => !['date', 'content-length'].includes(name)));

/** What every form of the site could hold: a route that carried one out would show. */
const anything = {
  ...{ answer: 'no', act: 'block', undo: 'yes', unblock: '99900000284', withdraw: 'yes', scope: 'all' },
  ...{ all: 'yes', kind: 'complaint', text: 'Un texte de quelqu’un.', title: 'Un titre', block: 'yes' },
  ...{ name: 'x', town: '', remove: 'x', restore: 'x', confirm: 'yes', 'event-day': '1', year: '2026' },
};

async function ask(reader: Reader, method: 'GET' | 'POST', path: string): Promise<ReadPage> {
  if (method === 'GET') return reader.open(path);
  return forge(reader, path, anything);
}

/** Asks for what is somebody's, and for the same of nobody: both must be the page that is not there, alike in all. */
async function expectAlike(
  reader: Reader,
  route: RegisteredRoute,
  { theirs, nobody }: { theirs: Record<string, string>; nobody: Record<string, string> },
): Promise<void> {
  for (const method of route.methods) {
    await reader.open('/fr/compte/langue');
    const found = await ask(reader, method, fill(route, theirs));
    await reader.open('/fr/compte/langue');
    const missing = await ask(reader, method, fill(route, nobody));
    const what = `${method} ${route.path}`;
    expect(found.status, what).toBe(404);
    expectProblem(found, 404);
    expect(missing.status, what).toBe(404);
    expect(plain(found, idsOf(theirs)), what).toBe(plain(missing, idsOf(nobody)));
    expect(told(found), what).toBe(told(missing));
  }
}

test('every address with a parameter is attacked, or it is said why not', async () => {
  const { site, things } = await makeVictim();
  const routes = routesWithParams(site.web);
  const known = new Set([...Object.keys(things), ...Object.keys(words)]);
  const untried = routes
    .filter(
      route =>
        ![isOperators, isAgents, isPlayed, isCarers].some(isKnown => isKnown(route)) &&
        elsewhere[route.path] === undefined,
    )
    .filter(route => !isRecords(route) || route.params.some(name => !known.has(name)));
  expect(untried.map(({ path }) => path)).toEqual([]);
  expect(routes.filter(isRecords).length).toBeGreaterThan(140);
  expect(routes.filter(isPlayed).length).toBeGreaterThan(8);
});

test('what is in the record of somebody else is not there, at every address, and nothing is changed or told', async () => {
  const victim = await makeVictim();
  const { site, recordId, things } = victim;
  const { reader } = await signIn(site, claude);
  const own = (await homeOf(reader)).split('/').at(-1) ?? '';
  const stranger = new Reader(site.origin);
  await stranger.open('/fr/connexion');
  const targets = [];
  for (const route of routesWithParams(site.web).filter(isRecords))
    targets.push({ route, theirs: await ownValues(victim, route) });
  const before = await stateOf(site.world);
  for (const { route, theirs } of targets) {
    const isThing = (name: string) => name !== 'record' && things[name]?.[0]?.length === 22;
    const nobodysThings = Object.fromEntries(route.params.filter(isThing).map(name => [name, nobodys]));
    const nobody = { ...theirs, ...nobodysThings, record: nobodys };
    await expectAlike(reader, route, { theirs, nobody });
    // The record is one's own, and what stands behind it is somebody else's.
    if (Object.keys(nobodysThings).length > 0) {
      const mixed = { ...theirs, record: own };
      await expectAlike(reader, route, { theirs: mixed, nobody: { ...mixed, ...nobodysThings } });
    }
    await expectSentAway(stranger, route, { theirs, nobody });
  }
  expect(await stateOf(site.world)).toEqual(before);
  expect(recordId).not.toBe(own);
}, 120_000);

/** Somebody who is not signed in is sent to sign in, or told that the visit is over, whatever the address names. */
async function expectSentAway(
  stranger: Reader,
  route: RegisteredRoute,
  { theirs, nobody }: { theirs: Record<string, string>; nobody: Record<string, string> },
): Promise<void> {
  for (const method of route.methods) {
    const answers = [];
    for (const values of [theirs, nobody]) {
      await stranger.open('/fr/connexion');
      const page = await ask(stranger, method, fill(route, values));
      expect(page.html, route.path).not.toContain('CORSE');
      answers.push([page.status, page.url.pathname.replace(values.record ?? '', ':id'), page.heading]);
    }
    expect(answers[0], route.path).toEqual(answers[1]);
  }
}

test('the addresses of agents and of those who run the site are not there for a patient, whatever they name', async () => {
  const { site, things } = await makeVictim();
  const { reader } = await signIn(site, claude);
  const complaint = things.complaint?.[0] ?? '';
  const desks = routesWithParams(site.web).filter(route => isOperators(route) || isAgents(route));
  for (const route of desks)
    for (const method of route.methods) {
      const answers = new Set<string>();
      for (const id of [complaint, nobodys]) {
        await reader.open('/fr/compte/langue');
        const values = Object.fromEntries(route.params.map(name => [name, id]));
        const page = await ask(reader, method, fill(route, values));
        expect(page.html).not.toContain('jamais vu');
        answers.add(`${page.status} ${page.url.pathname.replaceAll(id, ':id')} ${plain(page, [id])}`);
      }
      expect(answers.size, `${method} ${route.path}`).toBe(1);
    }
});
