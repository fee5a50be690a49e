import { expect, test } from 'vitest';
import { claude } from '../features/people.ts';
import { signIn } from '../support/journeys.ts';
import { routesWithParams } from './routes.ts';
import { stateOf } from './state.ts';
import { makeVictim, nobodys, words } from './victim.ts';

const methods = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'QUERY'] as const;

test('asked in any other way, the record of somebody else answers as one of nobody', async () => {
  const { site, recordId, things } = await makeVictim();
  const { reader } = await signIn(site, claude);
  const all = Object.entries({ ...words, ...things });
  const right = Object.fromEntries(all.map(([name, [first = '']]) => [name, first]));
  const before = await stateOf(site.world);
  /** What is answered: its status, its headers and its body, without the id that was asked for. */
  const ask = async (method: string, route: string, record: string): Promise<string> => {
    const path = route.replace(/:(\w+)/g, (_all, name: string) =>
      name === 'record' ? record : (right[name] ?? ''),
    );
    const headers = { Cookie: reader.cookie, Origin: site.origin, 'Sec-Fetch-Site': 'same-origin' };
    const response = await fetch(`${site.origin}/fr${path}`, { method, redirect: 'manual', headers });
    // How well an id is compressed says nothing of it.
    const told = [...response.headers].filter(([name]) => !['date', 'content-length'].includes(name));
    const body = (await response.text()).replace(/name="_csrf" value="[^"]*"/g, '');
    return [response.status, JSON.stringify(told), body].join('\n').replaceAll(record, ':id');
  };
  for (const { path } of routesWithParams(site.web).filter(route => route.path.startsWith('/dmp/')))
    for (const method of methods) {
      const theirs = await ask(method, path, recordId);
      expect(theirs, `${method} ${path}`).toBe(await ask(method, path, nobodys));
      expect(theirs).not.toContain('CORSE');
    }
  expect(await stateOf(site.world)).toEqual(before);
}, 120_000);
