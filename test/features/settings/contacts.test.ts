import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { freshSite, newestCode } from '../../support/site.ts';
import { expectMistake, says } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { confirmFor, countVerb, inside, newMessages } from './steps.ts';

test('an e-mail is changed once its code is right, and every old contact is told with a number of refusal', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await confirmFor(site, reader, 'email');
  await reader.submit({ email: 'anthony.nouveau@example.org' });
  expect(reader.page?.url.pathname).toBe('/fr/compte/email/code');
  const code = await newestCode(site);
  const before = (await site.messages()).length;
  const page = await reader.submit({ code });
  expect(page.url.pathname).toBe('/fr/compte');
  expect(says(page, 'settings:done.email')).toBe(true);
  expect(page.text()).toContain('anthony.nouveau@example.org');
  const told = await newMessages(site, before);
  expect(told.map(message => message.channel).sort()).toEqual(['email', 'sms']);
  for (const { text } of told) expect(text).toMatch(/\b[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}\b/);
  expect(told.some(message => message.to === 'anthony.nouveau@example.org')).toBe(false);
  expect(await countVerb(site, 'contact.changed')).toBe(1);
  const again = await signIn(site, { ...anthony, channel: 'email' });
  expect(again.page.url.pathname).toMatch(/^\/fr\/dmp\//);
  expect((await site.messages())[0]?.to).toBe('anthony.nouveau@example.org');
});

test('the same address is told apart, an address of somebody else is not', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  const page = await confirmFor(site, reader, 'email');
  const now = page.root.querySelector('main strong')?.text.trim() ?? '';
  expect(now).toContain('@');
  expectMistake(await reader.submit({ email: now.toUpperCase() }), {
    field: 'email',
    key: 'settings:contact.same-email',
  });
  const { reader: claude } = await signIn(site, {
    identifier: 'tero9316',
    password: 'nuage bateau orange porte',
  });
  const theirs = (await claude.open('/fr/compte')).text().match(/[\w.-]+@[\w.-]+/)?.[0] ?? '';
  expect(theirs).not.toBe('');
  expect((await reader.submit({ email: theirs })).url.pathname).toBe('/fr/compte/email/code');
});

test('a contact is removed only when another factor stays', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await confirmFor(site, reader, 'email');
  const page = await reader.open('/fr/compte/email/enlever');
  expect(page.text()).not.toMatch(/@.*@/);
  expect(says(await reader.submit(), 'settings:done.email-removed')).toBe(true);
  const last = await reader.open('/fr/compte/telephone/enlever');
  expect(says(last, 'settings:contact.remove-last')).toBe(true);
  expect(last.root.querySelector('#form')).toBeNull();
  await reader.open('/fr/compte/telephone');
  const removal = new URLSearchParams(reader.hidden());
  const forced = await reader.post('/fr/compte/telephone/enlever', removal);
  expectMistake(forced, { field: '', key: 'settings:contact.remove-last' });
  expect(await countVerb(site, 'contact.removed')).toBe(1);
});

test('two tabs that remove the last two ways at once leave one', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await confirmFor(site, reader, 'email');
  await reader.open('/fr/compte/email/enlever');
  const email = new URLSearchParams(reader.hidden());
  const asked = await reader.open('/fr/compte/telephone/enlever');
  expect(asked.url.pathname).toBe('/fr/compte/telephone/enlever');
  const phone = new URLSearchParams(reader.hidden());
  const other = reader.twin();
  await Promise.all([
    reader.post('/fr/compte/email/enlever', email),
    other.post('/fr/compte/telephone/enlever', phone),
  ]);
  expect(await countVerb(site, 'contact.removed')).toBe(1);
});
