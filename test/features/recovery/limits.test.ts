import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake } from '../mistakes.ts';
import { otherCode } from '../people.ts';
import { anthonyBorn, back, codeBy } from './way-back.ts';

const hour = 60 * 60_000;

/** A browser behind its own address. */
async function from(site: TestSite, address: string, who = anthonyBorn): Promise<Reader> {
  const reader = new Reader(site.origin);
  await reader.open('/fr/retrouver');
  const headers = { 'X-Forwarded-For': address };
  await reader.post('/fr/retrouver', new URLSearchParams({ ...reader.hidden(), ...who }), headers);
  return reader;
}

test('one address that fails is refused for this number; the owner elsewhere is not', async () => {
  const site = await freshSite({ env: { TRUSTED_PROXIES: 'loopback' } });
  for (let count = 0; count < 6; count += 1)
    expect((await from(site, '203.0.113.7')).page?.url.pathname).toBe('/fr/retrouver/moyen');
  const refused = await from(site, '203.0.113.7');
  if (refused.page) expectMistake(refused.page, { field: '', key: 'recovery:start.too-many' });
  expect(refused.page?.value('number')).toBe(anthonyBorn.number);
  expect((await from(site, '198.51.100.9')).page?.url.pathname).toBe('/fr/retrouver/moyen');
  site.world.pass(hour);
  expect((await from(site, '203.0.113.7')).page?.url.pathname).toBe('/fr/retrouver/moyen');
});

test('codes asked from many addresses stop after 30 a day by one way; the page looks the same', async () => {
  const site = await freshSite({ env: { TRUSTED_PROXIES: 'loopback' } });
  for (let count = 0; count < 32; count += 1) {
    site.world.pass(10 * 60_000);
    const address = `198.51.100.${count + 1}`;
    const reader = await from(site, address);
    const fields = new URLSearchParams({ ...reader.hidden(), way: 'sms' });
    const page = await reader.post('/fr/retrouver/moyen', fields, { 'X-Forwarded-For': address });
    expect(page.url.pathname).toBe('/fr/retrouver/code');
    await site.messages();
  }
  expect(await site.messages()).toHaveLength(30);
  const owner = await from(site, '192.0.2.1');
  await owner.submit({ way: 'email' });
  expect(await codeBy(site, 'email')).toMatch(/\d{4}/);
}, 60_000);

test('five wrong tries end an attempt, even for the right code', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await reader.submit({ way: 'email' });
  const code = await codeBy(site, 'email');
  for (let count = 0; count < 5; count += 1) await reader.submit({ code: otherCode(code) });
  expectMistake(await reader.submit({ code }), { field: 'code', key: 'common:error.code.too-many' });
});
