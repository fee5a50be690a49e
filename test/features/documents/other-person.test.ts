import { expect, test } from 'vitest';
import { receiveDocument } from '../../../server/record/receive-document.ts';
import { ownSample } from '../../record/cda/samples.ts';
import { clean, says } from '../mistakes.ts';
import { atForm, emptySite, inRecord, said } from './attach-help.ts';

const sample = ownSample('structured');
const file = { name: 'compte rendu.xml', bytes: Uint8Array.from(sample) };
const name = { name: '\u2068Inès OLIVIER\u2069' };
const birth = { date: '3 juillet 1985' };

test('a document of somebody else is told where it was added, and « J’annule » stands beside it', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const page = await reader.submitFiles([file], said);
  expect(says(page, 'reading:person.name', name)).toBe(true);
  expect(says(page, 'reading:person.birth', birth)).toBe(true);
  expect(page.html).not.toContain('2 85 07');
  const undo = page.root.querySelector('button[name="undo"]');
  const undone = await reader.submit({}, { name: 'undo', value: undo?.getAttribute('value') ?? '' });
  expect(says(undone, 'reading:person.name', name)).toBe(false);
  expect(await inRecord(site, home)).toEqual([]);
});

test.each(['fr', 'en', 'ar'])('its page begins with it and hides the number, in %s', async language => {
  const site = await emptySite();
  const { reader, home } = await atForm(site, language);
  await reader.submitFiles([file], said);
  const [document] = await inRecord(site, home);
  const page = await reader.open(`${home}/documents/${document?.id}`);
  expect(says(page, 'reading:person.name', name, language)).toBe(true);
  expect(says(page, 'reading:person.maybe', {}, language)).toBe(true);
  expect(says(page, 'reading:person.remove', {}, language)).toBe(true);
  expect(says(page, 'reading:header.hidden-number', {}, language)).toBe(true);
  expect(clean(page.text()).replace(/\D/g, '')).not.toContain('285079999900163');
  const removes = page.root.querySelectorAll(`a[href$="/supprimer"]`);
  expect(removes.length).toBe(2);
});

test('one that somebody else wrote is to be talked about; one of the person says nothing', async () => {
  const site = await emptySite();
  const { world } = site;
  const { reader, home } = await atForm(site);
  const recordId = home.split('/').at(-1) ?? '';
  const send = (bytes: Buffer) =>
    world.db.transaction().execute(trx =>
      receiveDocument(trx, world, {
        ...{ recordId, by: { kind: 'organisation', id: '1', name: 'CH', place: '' }, bytes },
        ...{ typeCode: '11488-4', day: '2026-03-01', title: 'Consultation', format: 'cda' },
      }),
    );
  const foreign = await reader.open(`${home}/documents/${await send(sample)}`);
  expect(says(foreign, 'reading:person.tell')).toBe(true);
  expect(foreign.root.querySelector('a[href$="/supprimer"]')).toBeNull();
  const { insured_id } = await world.db
    .selectFrom('record')
    .select('insured_id')
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow();
  const person = await world.register.find(insured_id);
  const text = sample.toString('utf8').replace('19850703', (person?.birthDate ?? '').replaceAll('-', ''));
  const own = text
    .replace(/<family qualifier="BR">[^<]*/, `<family qualifier="BR">${person?.familyName}`)
    .replace(/<given qualifier="BR">[^<]*/, `<given qualifier="BR">${person?.givenName}`);
  const page = await reader.open(`${home}/documents/${await send(Buffer.from(own))}`);
  expect(says(page, 'reading:person.maybe')).toBe(false);
  expect(says(page, 'reading:header.hidden-number')).toBe(false);
});
