import { expect, test } from 'vitest';
import { expectProblem } from '../features/mistakes.ts';
import { signInCarer } from '../support/portal.ts';
import { Reader, type ReadPage } from '../support/reader.ts';
import { forge, plain } from './by-hand.ts';
import { type RegisteredRoute, routesWithParams } from './routes.ts';
import { stateOf } from './state.ts';
import { makeVictim, nobodys, words } from './victim.ts';

/** A pharmacist to whom Anthony said nothing, and who has searched nobody. */
const stranger = '99900000250';

const anything = {
  ...{
    reason: 'Trouvé sans connaissance',
    scope: 'all',
    said: 'yes',
    type: '11488-4',
    title: 'x',
    text: 'x',
  },
  ...{ 'day-day': '1', 'day-month': '2', 'day-year': '2026' },
};

const isCarers = ({ path }: RegisteredRoute): boolean => path.startsWith('/soignants/dmp/:record');

function fill({ path }: RegisteredRoute, values: Readonly<Record<string, string>>): string {
  const whole = path.replace(/\{([^}]*)\}/g, '$1');
  return `/fr${whole.replace(/[:*](\w+)/g, (_all, name: string) => values[name] ?? '')}`;
}

async function ask(reader: Reader, method: 'GET' | 'POST', path: string): Promise<ReadPage> {
  return method === 'GET' ? reader.open(path) : forge(reader, path, anything);
}

test('a record that a professional has not found and that is not open to them is not there, at every address', async () => {
  const { site, recordId, things } = await makeVictim();
  const routes = routesWithParams(site.web).filter(isCarers);
  expect(routes.length).toBeGreaterThan(12);
  const reader = await signInCarer(site, stranger);
  const { journal_entry: _, journal_head: __, ...before } = await stateOf(site.world);
  const document = things.document?.[0] ?? '';
  const values = { span: 'tout', class: 'toutes', page: words.page?.[0] ?? '', piece: '1' };
  for (const route of routes)
    for (const method of route.methods) {
      const what = `${method} ${route.path}`;
      const answers = new Set<string>();
      for (const ids of [
        { record: recordId, document },
        { record: nobodys, document: nobodys },
      ]) {
        await reader.open('/fr/soignants/patient');
        const page = await ask(reader, method, fill(route, { ...values, ...ids }));
        expect(page.status, what).toBe(404);
        expectProblem(page, 404);
        expect(page.html, what).not.toContain('CORSE');
        answers.add(plain(page, Object.values(ids)));
      }
      expect(answers.size, what).toBe(1);
    }
  const { journal_entry: ___, journal_head: ____, ...after } = await stateOf(site.world);
  expect(after).toEqual(before);
  const traced = await site.world.db
    .selectFrom('journal_entry')
    .select('verb')
    .distinct()
    .where('record_id', '=', recordId)
    .where('actor_id', '=', stranger)
    .execute();
  expect(traced).toEqual([{ verb: 'access.refused' }]);
}, 120_000);

test('somebody who is not signed in, and a patient, are led to the way in from every address', async () => {
  const { site, recordId, reader: patient, things } = await makeVictim();
  const values = {
    record: recordId,
    document: things.document?.[0] ?? '',
    span: 'tout',
    class: 'toutes',
    page: '1',
    piece: '1',
  };
  const nobody = new Reader(site.origin);
  for (const reader of [patient, nobody])
    for (const route of routesWithParams(site.web).filter(isCarers))
      for (const method of route.methods) {
        await reader.open('/fr/connexion');
        const page = await ask(reader, method, fill(route, values));
        expect(page.url.pathname, `${method} ${route.path}`).toBe('/fr/soignants');
      }
}, 120_000);
