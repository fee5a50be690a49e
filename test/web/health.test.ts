import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { makeWeb } from '../../server/web/site.ts';
import { freshWorld } from '../support/world.ts';

test('the health of the site is that of its database', async () => {
  const world = await freshWorld();
  const server = createServer(createApp(makeWeb(world)));
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/healthz`;
  const up = await fetch(url);
  expect([up.status, await up.json()]).toEqual([200, { status: 'ok' }]);
  expect(up.headers.get('Cache-Control')).toBe('no-store');
  expect(up.headers.get('Set-Cookie')).toBeNull();
  await world.db.destroy();
  const down = await fetch(url);
  expect([down.status, await down.json()]).toEqual([503, { status: 'unavailable' }]);
});
