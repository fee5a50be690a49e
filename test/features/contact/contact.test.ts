import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, says } from '../mistakes.ts';
import { claude } from '../people.ts';
import { atForm, good, received } from './at-form.ts';

test('a message is sent, and its receipt shows a number to keep', async () => {
  const site = await freshSite();
  const reader = await atForm(site);
  const page = await reader.submit({ ...good, reply: 'email', email: 'ruth@exemple.fr', name: 'Ruth' });
  expect(page.url.pathname).toBe('/fr/contact/recu');
  const receipt = page.root.querySelector('#receipt')?.text ?? '';
  expect(receipt).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect(says(page, 'contact:receipt.at', { date: '3 mars 2026', time: '11 h 00' })).toBe(true);
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  expect(await received(site)).toMatchObject([
    { receipt, message: good.message, name: 'Ruth', reply: { by: 'email', address: 'ruth@exemple.fr' } },
  ]);
  const [mail, ...others] = await site.messages();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: 'ruth@exemple.fr', subject: 'Nous avons reçu votre message' });
  expect(mail?.text).toContain(receipt);
  expect(mail?.text).not.toContain('Je ne reçois pas');
});

test('the receipt of nobody leads to the form', async () => {
  const site = await freshSite();
  const page = await new Reader(site.origin).open('/fr/contact/recu');
  expect(page.url.pathname).toBe('/fr/contact');
  expect(page.value('message')).toBe('');
});

test('the operator is told by e-mail when there is an address, without the words', async () => {
  const site = await freshSite({ env: { SUPPORT_EMAIL: 'aide@exemple.org' } });
  await (await atForm(site, 'en')).submit({ ...good, message: 'Diabetes\r\nBcc: all@example.org' });
  const [mail] = await site.messages();
  expect(mail).toMatchObject({ to: 'aide@exemple.org', subject: 'Un message vous attend' });
  expect(mail?.text).not.toMatch(/Diabetes|Bcc/);
});

test('somebody signed in is known to the operator, somebody else is not', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, claude);
  await reader.open('/fr/contact');
  await reader.submit(good);
  site.world.pass(1000);
  await (await atForm(site)).submit(good);
  const accounts = (await received(site)).map(message => message?.accountId);
  expect(accounts[0]).toBeNull();
  expect(accounts[1]).toMatch(/^[\w-]{22}$/);
  const rows = await site.world.db.selectFrom('contact_message').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(accounts[1]);
});

test.each([
  ['4,000 characters, a new line being one', `${'a\r\n'.repeat(1999)}bc`],
  ['emoji', '🧑‍⚕️'.repeat(700)],
  ['HTML', '<script>alert(1)</script> & "<b>"'],
  ['null bytes', 'un\u0000deux'],
  ['a direction that turns', 'abc\u202etxet\u202c'],
  ['lines like headers', 'Subject: x\r\nBcc: all@example.org\r\n\r\ntext'],
  ['Arabic', 'مرحبا، لم يصلني الرمز.'],
])('a message of %s reaches the operator as it was typed', async (_name, message) => {
  const site = await freshSite();
  const page = await (await atForm(site)).submit({ ...good, message });
  expect(page.status, page.mistakes.join()).toBe(200);
  expect((await received(site))[0]?.message).toBe(message);
  expect(page.html).not.toContain(message);
});

test.each([
  ['06 39 98 00 12', '+33639980012'],
  ['01 99 00 12 34', '01 99 00 12 34'],
  ['+32 470 12 34 56', '+32470123456'],
])('a call back at %s', async (phone, address) => {
  const site = await freshSite();
  await (await atForm(site)).submit({ ...good, reply: 'phone', phone, email: 'not looked at' });
  expect((await received(site))[0]?.reply).toEqual({ by: 'phone', address });
});

test('sent twice, it is kept once; after 10 messages, one waits', async () => {
  const site = await freshSite();
  const reader = await atForm(site);
  const body = new URLSearchParams({ ...reader.hidden(), ...good });
  const first = await reader.post('/fr/contact', body);
  const second = await reader.post('/fr/contact', body);
  expect(second.url.pathname).toBe(first.url.pathname);
  expect(await received(site)).toHaveLength(1);
  for (let time = 0; time < 9; time += 1) await (await atForm(site)).submit(good);
  const page = await (await atForm(site)).submit(good);
  expectMistake(page, { field: '', key: 'contact:form.too-many' });
  expect(page.value('message')).toBe(good.message);
  expect(await received(site)).toHaveLength(10);
});

test('the language changes and what was typed stays', async () => {
  const site = await freshSite();
  const reader = await atForm(site);
  const page = await reader.switchTo('ar', { ...good, message: 'x'.repeat(6000) });
  expect(page.url.pathname).toBe('/ar/contact');
  expect(page.value('message')).toHaveLength(6000);
});
