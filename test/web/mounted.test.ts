import { createServer } from 'node:http';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { loadDemo } from '../../server/identity/load-demo.ts';
import { listDemoMessages } from '../../server/messages/demo-box.ts';
import { makeWeb } from '../../server/web/site.ts';
import { startSiteWorker } from '../../server/worker-jobs.ts';
import { expectProblem } from '../features/mistakes.ts';
import { anthony } from '../features/people.ts';
import { Reader, type ReadPage } from '../support/reader.ts';
import { makeTestWorld, type TestWorld } from '../support/world.ts';

const base = '/monde-1';

/** A world mounted under /monde-1 of another app. */
async function mountedSite(): Promise<{ world: TestWorld; origin: string; newestCode(): Promise<string> }> {
  const world = await makeTestWorld({ base });
  await loadDemo(world);
  const worker = startSiteWorker(world, 0);
  const app = express();
  app.use(base, createApp(makeWeb(world)));
  app.use((_request, response) => void response.status(418).send('outside'));
  const server = createServer(app);
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await worker.stop();
    await world.close();
  });
  const address = server.address();
  const newestCode = async () => {
    world.pass(1100);
    await worker.tick();
    return /\d{4} \d{4}/.exec((await listDemoMessages(world))[0]?.text ?? '')?.[0] ?? '';
  };
  return {
    world,
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    newestCode,
  };
}

/** Every address of the page is inside the base, and every file it needs is there. */
async function expectInside(origin: string, page: ReadPage): Promise<void> {
  expect(page.status, page.url.pathname).toBe(200);
  expect(page.url.pathname.startsWith(`${base}/`)).toBe(true);
  // What search engines are told begins with the public address.
  for (const link of page.root.querySelectorAll('link[rel=canonical], link[rel=alternate]')) {
    expect(link.getAttribute('href')).toMatch(/^http:\/\/localhost:3000\/monde-1\/(fr|en|ar)\//);
    link.remove();
  }
  const elements = page.root.querySelectorAll('[href], [src], [action], [formaction]');
  const addresses = elements.map(
    element =>
      ['href', 'src', 'action', 'formaction'].map(key => element.getAttribute(key)).find(Boolean) ?? '',
  );
  for (const address of addresses) expect(address, page.url.pathname).toMatch(/^(\/monde-1\/|#|tel:)/);
  const files = new Set(addresses.filter(address => address.startsWith(`${base}/static/`)));
  expect(files.size).toBeGreaterThan(2);
  for (const file of files) expect((await fetch(origin + file)).status, file).toBe(200);
}

test('a whole sign-in works under another path, and every link stays inside', async () => {
  const { origin, newestCode } = await mountedSite();
  const reader = new Reader(origin);
  await expectInside(origin, await reader.open(`${base}/`));
  await expectInside(origin, await reader.open(`${base}/fr/connexion`));
  await expectInside(origin, await reader.switchTo('ar', { identifier: anthony.identifier }));
  expect(reader.page?.url.pathname).toBe(`${base}/ar/connexion`);
  await expectInside(origin, await reader.submit({ password: anthony.password }));
  await expectInside(origin, await reader.submit({ channel: 'email' }));
  const home = await reader.submit({ code: await newestCode() });
  expect(home.url.pathname).toMatch(/^\/monde-1\/ar\/dmp\/[\w-]{22}$/);
  await expectInside(origin, home);
  await expectInside(origin, await reader.open(`${home.url.pathname}/urgence`));
  expectProblem(await reader.open(`${base}/ar/rien`), 404, 'ar');
  const links = reader.page?.root.querySelectorAll('.languages a').map(link => link.getAttribute('href'));
  expect(links).toEqual([`${base}/fr/rien`, `${base}/en/rien`]);
});

test('its cookie goes to its own path alone; another path is not its own', async () => {
  const { origin } = await mountedSite();
  const reader = new Reader(origin);
  const page = await reader.open(`${base}/fr/connexion`);
  expect(page.headers.get('Set-Cookie')).toContain('; Path=/monde-1/;');
  expect((await reader.open('/fr/connexion')).status).toBe(418);
  expect((await fetch(`${origin}${base}/healthz`)).status).toBe(200);
});
