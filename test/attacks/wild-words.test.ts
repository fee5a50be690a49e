import { expect, test } from 'vitest';
import { type RegisteredRoute, routesWithParams } from './routes.ts';
import { makeVictim, words } from './victim.ts';

/** What no address of the site holds in place of a word, a number or an id. */
const wild = [
  ...['__proto__', 'constructor', '-1', '1e9', '%00', '%0d%0aX-A:%20b', '..%2f..%2fserver', "'or'1'='1"],
  ...['%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E', '%F0%9F%90%A2', '٣', '9'.repeat(400)],
];

const fill = ({ path }: RegisteredRoute, values: Readonly<Record<string, string>>): string =>
  path.replace(/[:*](\w+)/g, (_all, name: string) => values[name] ?? 'x').replace(/[{}]/g, '');

test('wild words in place of a parameter, at any address, are a page or none, and never a fault', async () => {
  const { site, reader, things } = await makeVictim();
  const all = Object.entries({ ...words, ...things });
  const right = Object.fromEntries(all.map(([name, [first = '']]) => [name, first]));
  let isRecordTried = false;
  for (const route of routesWithParams(site.web).filter(({ path }) => !path.startsWith('/(mounted)')))
    for (const name of route.params) {
      // All pages of a record read its id in one place.
      if (name === 'record' && isRecordTried) continue;
      isRecordTried ||= name === 'record';
      for (const value of wild) {
        const page = await reader.open(`/fr${fill(route, { ...right, [name]: value })}`);
        const what = `${route.path} with ${name} ${value}`;
        expect([200, 400, 404], what).toContain(page.status);
        expect(page.html, what).not.toContain('<script>alert');
        expect(page.headers.get('X-A'), what).toBeNull();
      }
    }
}, 300_000);
