import { describe, expect, test } from 'vitest';
import { askForCode, dominique, enterWithCode, verifyEmail } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode } from '../../support/site.ts';

const later = ['identite', 'contact', 'telephone', 'email', 'contact/code', 'conditions', 'verification'];

describe('a step that is asked by its address', () => {
  test('leads to the first step while nothing is known', async () => {
    const site = await freshSite();
    const reader = new Reader(site.origin);
    for (const step of later) {
      const page = await reader.open(`/ar/creation/${step}`);
      expect(page.url.pathname, step).toBe('/ar/creation/mon-code');
      expect(page.status).toBe(200);
    }
  });

  test('leads to the step that is next', async () => {
    const site = await freshSite();
    const reader = new Reader(site.origin);
    const code = await askForCode(site, reader);
    await reader.open('/fr/creation/mon-code');
    await reader.submit({ ...dominique, code });
    const open = async (step: string) => (await reader.open(`/fr/creation/${step}`)).url.pathname;
    expect(await open('verification')).toBe('/fr/creation/identite');
    await reader.submit({ me: 'yes' });
    expect(await open('email')).toBe('/fr/creation/contact');
    await reader.submit({ channel: 'email' });
    expect(await open('telephone')).toBe('/fr/creation/email');
    await reader.submit({ email: 'dominique@example.org' });
    expect(await open('conditions')).toBe('/fr/creation/contact/code');
    await reader.submit({ code: await newestCode(site) });
    expect(await open('verification')).toBe('/fr/creation/conditions');
  });

  test('a page that confirms something is not shown to whoever did not do it', async () => {
    const site = await freshSite();
    const reader = new Reader(site.origin);
    expect((await reader.open('/fr/creation/fin')).url.pathname).toBe('/fr/creation');
    expect((await reader.open('/fr/creation/demande/envoyee')).url.pathname).toBe('/fr/creation/demande');
  });
});

test('going back, changing an answer and sending again keeps the rest', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await enterWithCode(reader, await askForCode(site, reader));
  await verifyEmail(site, reader);
  await reader.submit({ accept: 'yes' });
  const terms = await reader.open('/fr/creation/conditions');
  expect(terms.value('accept')).toBe('yes');
  const contact = await reader.open('/fr/creation/contact');
  expect(contact.value('channel')).toBe('email');
  await reader.submit({ channel: 'sms' });
  await reader.submit({ phone: '06 39 98 00 12' });
  // The phone is not verified yet: the e-mail address still counts.
  expect((await reader.open('/fr/creation/verification')).text()).toContain('dominique@example.org');
  await reader.open('/fr/creation/contact/code');
  await reader.submit({ code: await newestCode(site) });
  const check = await reader.open('/fr/creation/verification');
  expect(check.text()).toContain('06 39 98 00 12');
  expect(check.text()).not.toContain('dominique@example.org');
});

test('an old form sent again is not carried out twice, and reloading changes nothing', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  await enterWithCode(reader, code);
  await reader.submit({ channel: 'email' });
  const old = new URLSearchParams({ ...reader.hidden(), email: 'dominique@example.org' });
  await reader.post('/fr/creation/email', old);
  const sent = (await site.messages()).length;
  const again = await reader.post('/fr/creation/email', old);
  expect(again.url.pathname).toBe('/fr/creation/contact/code');
  await reader.open('/fr/creation/contact/code');
  expect(await site.messages()).toHaveLength(sent);
});

test('two tabs on two steps do not disturb each other', async () => {
  const site = await freshSite();
  const one = new Reader(site.origin);
  await enterWithCode(one, await askForCode(site, one));
  const two = one.twin();
  await two.open('/fr/creation/contact');
  await verifyEmail(site, one);
  const page = await two.submit({ channel: 'email' });
  expect(page.url.pathname).toBe('/fr/creation/email');
  expect(page.value('email')).toBe('dominique@example.org');
  expect((await one.submit({ accept: 'yes' })).url.pathname).toBe('/fr/creation/verification');
  expect((await one.submit()).url.pathname).toBe('/fr/creation/identifiants');
  const over = await two.submit({ email: 'someone@example.org' });
  expect([over.status, over.url.pathname]).toEqual([200, '/fr/creation/mon-code']);
});
