import { expect, test } from 'vitest';
import { nirKey } from '../../../server/registries/nir.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectProblem } from '../mistakes.ts';

test('a machine that tries number after number is stopped, in the page’s language; others are not', async () => {
  const site = await freshSite({ env: { TRUSTED_PROXIES: 'loopback' } });
  const reader = new Reader(site.origin);
  const ask = async (order: number, from: string, language = 'fr'): Promise<ReadPage> => {
    const path = `/${language}/creation/demande`;
    await reader.open(path);
    const body13 = `1800175056${String(order).padStart(3, '0')}`;
    const number = body13 + nirKey(body13);
    const body = new URLSearchParams({ ...reader.hidden(), number, 'number-again': number });
    return reader.post(path, body, { 'X-Forwarded-For': from });
  };
  for (let order = 1; order <= 30; order += 1) expect((await ask(order, '203.0.113.7')).status).toBe(200);
  for (const language of ['fr', 'ar', 'en']) {
    const page = await ask(31, '203.0.113.7', language);
    expectProblem(page, 429, language);
    expect(Number(page.headers.get('Retry-After'))).toBe(3600);
  }
  expect((await ask(31, '198.51.100.9')).status).toBe(200);
  site.world.pass(3_600_000);
  expect((await ask(32, '203.0.113.7')).status).toBe(200);
});
