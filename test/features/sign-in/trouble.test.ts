import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean } from '../mistakes.ts';
import { anthony } from '../people.ts';

const minute = 60_000;

async function guess(site: TestSite, identifier: string, times: number): Promise<void> {
  const reader = new Reader(site.origin);
  for (let count = 0; count < times; count += 1) {
    if (count % 5 === 0) site.world.pass(11 * minute);
    await reader.open('/fr/connexion');
    const page = await reader.submit({ identifier, password: 'guess' });
    expect(page.status).toBe(422);
  }
}

test('the owner is told, once a day, that somebody fails again and again, in words that help', async () => {
  const site = await freshSite();
  await guess(site, anthony.identifier, 11);
  expect(await site.messages()).toEqual([]);
  await guess(site, anthony.identifier, 6);
  const told = await site.messages();
  expect(told.map(({ kind, channel }) => `${kind} ${channel}`).sort()).toEqual([
    'sign-in-trouble email',
    'sign-in-trouble sms',
  ]);
  for (const { text } of told) {
    expect(clean(text)).toContain("Personne n'est entré.");
    expect(text).not.toContain(anthony.identifier);
  }
  await guess(site, anthony.identifier, 5);
  expect(await site.messages()).toHaveLength(2);
  site.world.pass(24 * 60 * minute);
  await guess(site, anthony.identifier, 14);
  expect(await site.messages()).toHaveLength(4);
}, 60_000);

test('nobody is told of an identifier that nobody has', async () => {
  const site = await freshSite();
  await guess(site, 'zzzz0000', 14);
  expect(await site.messages()).toEqual([]);
}, 60_000);
