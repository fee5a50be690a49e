import { describe, expect, test } from 'vitest';
import { askForCode, enterWithCode } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake } from '../mistakes.ts';

async function atContact(site: TestSite, channel: 'sms' | 'email', language = 'fr'): Promise<Reader> {
  const reader = new Reader(site.origin);
  await enterWithCode(reader, await askForCode(site, reader, language), language);
  await reader.submit({ channel });
  return reader;
}

const phones = [
  ['', 'empty'],
  ['06 39 98 00 1x', 'letters'],
  ['01 99 00 12 34', 'landline'],
  ['+33 1 99 00 12 34', 'landline'],
  ['06 39 98 00', 'length'],
  ['32 470 12 34 56', 'country'],
  ['+32 470', 'length'],
] as const;
const emails = [
  ['', 'empty'],
  ['rené@exemple.fr', 'accent'],
  ['dominique @exemple.fr', 'space'],
  ['dominique@exemple', 'form'],
  ['dominique@exemple.fr\u0000', 'form'],
  ['a@b.fr, c@d.fr', 'space'],
] as const;

describe.each(['fr', 'ar'])('a contact in %s', language => {
  test('a phone number with a mistake is told and kept', async () => {
    const site = await freshSite();
    const reader = await atContact(site, 'sms', language);
    for (const [typed, error] of phones) {
      const page = await reader.submit({ phone: typed });
      expectMistake(page, { field: 'phone', key: `common:error.phone.${error}`, language });
      expect(page.value('phone') ?? '').toBe(typed);
    }
    expect(await site.messages()).toHaveLength(1);
  });

  test('an e-mail address with a mistake is told and kept', async () => {
    const site = await freshSite();
    const reader = await atContact(site, 'email', language);
    for (const [typed, error] of emails) {
      const page = await reader.submit({ email: typed });
      expectMistake(page, { field: 'email', key: `common:error.email.${error}`, language });
      expect(page.value('email') ?? '').toBe(typed);
    }
    expect(await site.messages()).toHaveLength(1);
  });
});

test('a mistake keeps « e-mail » on one line, as the rest of the page does', async () => {
  const reader = await atContact(await freshSite(), 'email');
  const page = await reader.submit({ email: 'dominique exemple.fr' });
  const shown = [...page.root.querySelectorAll('.error, .error-summary li')].map(({ text }) => text);
  expect(shown).toHaveLength(2);
  for (const text of shown) expect(text).toContain('e-\u2060mail');
});

test.each([
  ['without a country code', '06 39 98 00 12', '+33639980012'],
  ['without its first zero', '639980012', '+33639980012'],
  ['foreign', '+32 470 12 34 56', '+32470123456'],
  ['foreign, with 00', '0032 470 12 34 56', '+32470123456'],
  ['in Arabic digits', '٠٦ ٣٩ ٩٨ ٠٠ ١٢', '+33639980012'],
])('a phone number %s receives a code', async (_name, typed, to) => {
  const site = await freshSite();
  const reader = await atContact(site, 'sms');
  const page = await reader.submit({ phone: typed });
  expect(page.url.pathname).toBe('/fr/creation/contact/code');
  expect((await site.messages())[0]).toMatchObject({ channel: 'sms', to });
});

test('spaces around an e-mail address do no harm', async () => {
  const site = await freshSite();
  const reader = await atContact(site, 'email');
  const page = await reader.submit({ email: ' dominique@exemple.fr  ' });
  expect(page.url.pathname).toBe('/fr/creation/contact/code');
  expect((await site.messages())[0]).toMatchObject({ channel: 'email', to: 'dominique@exemple.fr' });
});

test('questions without an answer say so, and choose nothing', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/code');
  expectMistake(await reader.submit(), { field: 'code', key: 'creation:choice.error' });
  const code = await askForCode(site, reader);
  await reader.open('/fr/creation/mon-code');
  await reader.submit({
    number: '279035121518989',
    'birth-day': '28',
    'birth-month': '03',
    'birth-year': '1979',
    code,
  });
  const who = await reader.submit({ me: 'perhaps' });
  expectMistake(who, { field: 'me', key: 'creation:identity.error' });
  expect(who.root.querySelector('input[checked]')).toBeNull();
  await reader.submit({ me: 'yes' });
  expectMistake(await reader.submit(), { field: 'channel', key: 'creation:contact.error' });
});

test('the wrong person closes the page, and the code still serves the right one', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  await reader.open('/fr/creation/mon-code');
  const fields = {
    number: '279035121518989',
    'birth-day': '28',
    'birth-month': '3',
    'birth-year': '1979',
    code,
  };
  await reader.submit(fields);
  const page = await reader.submit({ me: 'no' });
  expect(page.url.pathname).toBe('/fr/creation/autre-personne');
  expect(page.text()).not.toContain('Dominique');
  expect((await reader.open('/fr/creation/contact')).url.pathname).toBe('/fr/creation/mon-code');
  expect((await reader.submit(fields)).url.pathname).toBe('/fr/creation/identite');
});
