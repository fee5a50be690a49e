import { describe, expect, test } from 'vitest';
import { freshSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { atForm, good, received } from './at-form.ts';

describe.each(['fr', 'en', 'ar'])('mistakes in %s', language => {
  test('everything that is missing is told at once', async () => {
    const site = await freshSite();
    const page = await (await atForm(site, language)).submit();
    for (const [field, key] of [
      ['kind', 'no-kind'],
      ['message', 'no-message'],
      ['reply', 'no-reply'],
    ] as const)
      expectMistake(page, { field, key: `contact:form.${key}`, language });
    expect(page.mistakes).toHaveLength(3);
  });

  test('an address with a mistake is told beside the others, and nothing that was typed is lost', async () => {
    const site = await freshSite();
    const reader = await atForm(site, language);
    const typed = { kind: 'rights', message: '\nBonjour,\n<b>moi</b>', email: 'a@b.fr\nBcc: c@d.fr' };
    const page = await reader.submit({ ...typed, reply: 'email', name: 'x'.repeat(101) });
    expectMistake(page, { field: 'email', key: 'common:error.email.space', language });
    expectMistake(page, { field: 'name', key: 'contact:form.long-name', language });
    expect(page.value('message')).toBe(typed.message);
    expect(page.value('kind')).toBe('rights');
    expect(page.value('reply')).toBe('email');
    const phone = await reader.submit({ ...typed, reply: 'phone', phone: '06 39', name: '' });
    expectMistake(phone, { field: 'phone', key: 'common:error.phone.length', language });
    expect(phone.mistakes).toHaveLength(1);
    expect(await received(site)).toEqual([]);
    expect(await site.messages()).toEqual([]);
  });

  test('a message of more than 4,000 characters comes back whole', async () => {
    const site = await freshSite();
    const reader = await atForm(site, language);
    const message = `${'é'.repeat(8999)}!`;
    const page = await reader.submit({ ...good, message });
    expectMistake(page, { field: 'message', key: 'contact:form.too-long', language });
    expect(page.value('message')).toBe(message);
    expectProblem(await reader.submit({ ...good, message: 'a'.repeat(100_000) }), 413, language);
    expect(await received(site)).toEqual([]);
  });
});

test.each([
  ['nothing', ''],
  ['spaces', ' \t\r\n\u00a0\u3000'],
  ['marks that nobody sees', '\u200b\u202e\ufeff\u0000'],
])('a message of %s is empty', async (_name, message) => {
  const page = await (await atForm(await freshSite())).submit({ ...good, message });
  expectMistake(page, { field: 'message', key: 'contact:form.no-message' });
});

test.each([
  ['kind', 'toString'],
  ['kind', 'creation\r\nBcc: a@b.fr'],
  ['reply', 'constructor'],
])('a %s that is none (« %s ») is a mistake', async (field, value) => {
  const page = await (await atForm(await freshSite())).submit({ ...good, [field]: value });
  expectMistake(page, { field, key: `contact:form.no-${field}` });
});

test.each([
  ['2 79 03 51 215 189 89', true],
  ['Mon numéro : 279035121518989.', true],
  ['1 80 03 2B 020 401 23', true],
  ['2 79 03 51 215 189 88', false],
  ['Le 06 39 98 00 12 et le 01 99 00 12 34', false],
])('« %s »: the receipt asks to leave a social-security number out: %s', async (message, asked) => {
  const site = await freshSite();
  const page = await (await atForm(site)).submit({ ...good, message });
  expect(page.status).toBe(200);
  expect(says(page, 'contact:receipt.has-number')).toBe(asked);
  expect((await received(site))[0]?.message).toBe(message);
});
