import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { demoRecord, look, openInEmergency, receive } from '../../support/notices.ts';
import { freshSite, newestCode } from '../../support/site.ts';
import { expectMistake, says } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { confirmFor, inside } from './steps.ts';

const noticed = /nouvelle connexion/i;

test('a sign-in is told by e-mail alone, once an hour, in words that say nothing of health', async () => {
  const site = await freshSite();
  await inside(site);
  const told = (await site.messages()).filter(({ text }) => noticed.test(text));
  expect(told.map(({ channel }) => channel)).toEqual(['email']);
  expect(told[0]?.text).toMatch(/3 mars 2026 à 11.h.\d\d/);
  expect(told[0]?.text).not.toMatch(/DMP|santé|médical/i);
  await inside(site);
  expect((await site.messages()).filter(({ text }) => noticed.test(text))).toHaveLength(1);
  site.world.pass(3_600_000);
  await inside(site);
  expect((await site.messages()).filter(({ text }) => noticed.test(text))).toHaveLength(2);
});

test('who has no e-mail is told by SMS; who said no is not told', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await confirmFor(site, reader, 'email');
  await reader.open('/fr/compte/email/enlever');
  await reader.submit();
  // So that the newest message is not the one that tells of the removal.
  await site.messages();
  site.world.pass(3_600_000);
  const again = (await signIn(site, { ...anthony, channel: 'sms' })).reader;
  const told = (await site.messages()).filter(({ text }) => noticed.test(text));
  expect(told[0]?.channel).toBe('sms');
  await again.open('/fr/compte/messages');
  expect(again.page?.value('notices')).toBe('yes');
  expect(says(await again.submit({ notices: 'no' }), 'settings:done.messages')).toBe(true);
  site.world.pass(3_600_000);
  await signIn(site, { ...anthony, channel: 'sms' });
  expect((await site.messages()).filter(({ text }) => noticed.test(text))).toHaveLength(told.length);
});

test('discreet messages with a code name neither the site nor health', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await reader.open('/fr/compte/messages');
  expect(reader.page?.value('discreet')).toBe('no');
  await reader.submit({ discreet: 'yes' });
  expect((await reader.open('/fr/compte/messages')).value('discreet')).toBe('yes');
  await reader.open('/fr/compte/email');
  await reader.submit({ password: anthony.password });
  await reader.submit({ channel: 'sms' });
  await newestCode(site);
  const message = (await site.messages()).find(({ channel }) => channel === 'sms');
  expect(message?.text).toMatch(/\d{4} \d{4}/);
  expect(message?.text).not.toMatch(/DMP|santé|médical/i);
});

test('what is told of the record is chosen box by box, and an emergency has no box', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  const page = await reader.open('/fr/compte/messages');
  const boxes = (of: typeof page) =>
    of.root.querySelectorAll('input[type="checkbox"]').map(box => [box.id, box.hasAttribute('checked')]);
  expect(boxes(page)).toEqual([
    ['field-documents', true],
    ['field-first', true],
    ['field-every', false],
  ]);
  expect(says(page, 'settings:messages.emergency')).toBe(true);
  await reader.submit({ documents: '', first: '', every: 'yes', emergency: 'no' });
  expect(boxes(await reader.open('/fr/compte/messages')).map(([, isTicked]) => isTicked)).toEqual([
    ...[false, false, true],
  ]);
  const { recordId } = await demoRecord(site.world, anthony);
  await receive(site.world, recordId);
  await look(site.world, recordId);
  await openInEmergency(site.world, recordId);
  await site.messages();
  site.world.pass(3_600_000);
  await site.messages();
  const kinds = (await site.messages()).map(({ kind }) => kind);
  expect(kinds.filter(kind => /document|access/.test(kind))).toEqual(['access-notice']);
  expect(kinds.filter(kind => kind === 'emergency-notice')).toHaveLength(2);
});

test('discreet messages about the record say neither what it is nor who looked', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await reader.open('/fr/compte/messages');
  await reader.submit({ discreet: 'yes' });
  const { recordId } = await demoRecord(site.world, anthony);
  await receive(site.world, recordId);
  await look(site.world, recordId, { rpps: 'somebody-new' });
  await openInEmergency(site.world, recordId);
  await site.messages();
  site.world.pass(3_600_000);
  await site.messages();
  const told = (await site.messages()).filter(
    ({ kind }) => kind.endsWith('-notice') && kind !== 'sign-in-notice',
  );
  expect(told.map(({ kind }) => kind).sort()).toEqual([
    'discreet-access-notice',
    'discreet-document-notice',
    'discreet-emergency-notice',
    'discreet-emergency-notice',
  ]);
  for (const { text } of told) expect(text).not.toMatch(/DMP|santé|médic|dossier|document|professionnel/i);
});

test('a choice that is not one is told', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await reader.open('/fr/compte/messages');
  const page = await reader.submit({ notices: 'perhaps' });
  expectMistake(page, { field: 'notices', key: 'settings:messages.error' });
});

test('the language is changed for the pages and the messages, and only to one that the site speaks', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await reader.open('/fr/compte/langue');
  expectMistake(await reader.submit({ language: 'xx' }), {
    field: 'language',
    key: 'settings:language.error',
  });
  const page = await reader.submit({ language: 'ar' });
  expect(page.url.pathname).toBe('/ar/compte');
  expect(says(page, 'settings:done.language', {}, 'ar')).toBe(true);
  const accounts = await site.world.db.selectFrom('account').select('language').execute();
  expect(accounts.map(({ language }) => language)).toContain('ar');
});
