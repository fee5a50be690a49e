import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { faultsOf, faultsOfResource } from '../../record/fhir/validator.ts';
import { bundleOf, labels } from '../../support/bundles.ts';
import { softwareSite } from '../../support/software.ts';
import { attachmentOf, doctor, nurse, search, send, titlesOf } from './trip.ts';

test('a program of the treating doctor reads what can be done, sends a document, finds it and reads it back', async () => {
  const site = await softwareSite();
  const client = await site.client(doctor);
  const capability = await client.capabilityStatement();
  expect(capability).toMatchObject({ fhirVersion: '4.0.1', rest: [{ mode: 'server' }] });
  expect(faultsOfResource(capability)).toEqual([]);
  const before = await search(site);
  expect(faultsOf(before)).toEqual([]);
  const bytes = Buffer.from('%PDF-1.4\n% Œdème ? Non.\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
  const sent = bundleOf({ bytes, contentType: 'application/pdf', attachment: { title: 'Échographie' } });
  const answered = await send(site, sent);
  expect(faultsOfResource(answered)).toEqual([]);
  expect(answered.entry.map(({ response }) => response.status)).toEqual([
    '200 OK',
    '201 Created',
    '201 Created',
  ]);
  const after = await search(site);
  expect(faultsOf(after)).toEqual([]);
  const found = after.entry.find(({ resource }) => attachmentOf(resource).title === 'Échographie');
  expect(answered.entry[1]?.response.location).toBe(`DocumentReference/${found?.resource.id}/_history/1`);
  expect(found?.resource).toMatchObject({
    masterIdentifier: { system: 'urn:ietf:rfc:3986' },
    type: { coding: [{ system: 'http://loinc.org', code: '11488-4' }] },
    category: [{ coding: [{ code: '10' }] }],
  });
  const attachment = attachmentOf(found?.resource ?? {});
  expect(attachment).toMatchObject({
    hash: createHash('sha1').update(bytes).digest('base64'),
    ...{ size: bytes.length, contentType: 'application/pdf', creation: '2026-03-02' },
  });
  const raw = await site.ask(String(attachment.url).replace(site.base, ''), { rpps: doctor });
  expect(raw.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await raw.arrayBuffer())).toEqual(bytes);
  const id = String(attachment.url).split('/').at(-1) ?? '';
  const binary = await client.read({ resourceType: 'Binary', id });
  expect(faultsOfResource(binary)).toEqual([]);
  expect(binary).toMatchObject({ contentType: 'application/pdf', data: bytes.toString('base64') });
});

test('what was sent twice under one identifier is one document; other bytes under it are refused', async () => {
  const site = await softwareSite();
  const id = `urn:uuid:${randomUUID()}`;
  const first = await send(site, bundleOf({ id }));
  const second = await send(site, bundleOf({ id }));
  expect(second.entry[1]?.response).toEqual({
    status: '200 OK',
    location: first.entry[1]?.response.location,
  });
  await expect(send(site, bundleOf({ id, bytes: 'Autre chose.' }))).rejects.toMatchObject({
    response: { status: 409, data: { issue: [{ code: 'duplicate' }] } },
  });
  expect(titlesOf(await search(site)).filter(title => title === 'Consultation')).toHaveLength(1);
});

test('a new version takes the place of the one before, and an old one cannot be replaced again', async () => {
  const site = await softwareSite();
  const first = `urn:uuid:${randomUUID()}`;
  const sent = await send(site, bundleOf({ id: first }));
  const target = { identifier: { system: 'urn:ietf:rfc:3986', value: first } };
  const next = { document: { relatesTo: [{ code: 'replaces', target }] }, attachment: { title: 'Corrigé' } };
  const replaced = await send(site, bundleOf({ ...next, bytes: 'Mieux.' }));
  const [location = ''] = sent.entry[1]?.response.location.split('/_history') ?? [];
  expect(replaced.entry[1]?.response.location).toBe(`${location}/_history/2`);
  const found = await search(site);
  const titles = titlesOf(found);
  expect(titles).toContain('Corrigé');
  expect(titles).not.toContain('Consultation');
  const [newest] = found.entry.filter(({ resource }) => attachmentOf(resource).title === 'Corrigé');
  expect(newest?.resource.relatesTo).toEqual([{ code: 'replaces', target }]);
  await expect(send(site, bundleOf({ ...next, bytes: 'Encore mieux.' }))).rejects.toMatchObject({
    response: { status: 409 },
  });
  const old = await site.ask(`/${sent.entry[2]?.response.location}`, { rpps: doctor });
  expect(old.status).toBe(404);
});

test('labels say who does not see a document, and come back with it', async () => {
  const site = await softwareSite();
  await send(site, bundleOf({ document: labels('MASQUE_PS'), attachment: { title: 'Caché' } }));
  await send(site, bundleOf({ document: labels('INVISIBLE_PATIENT'), attachment: { title: 'À annoncer' } }));
  const found = await search(site);
  const codesOf = (title: string) =>
    found.entry
      .filter(({ resource }) => attachmentOf(resource).title === title)
      .flatMap(({ resource }) => resource.securityLabel as { coding: { code: string }[] }[])
      .map(({ coding }) => coding[0]?.code);
  expect(codesOf('Caché')).toEqual(['N', 'MASQUE_PS']);
  expect(codesOf('À annoncer')).toEqual(['N', 'INVISIBLE_PATIENT']);
  expect(titlesOf(await search(site, nurse))).not.toContain('Caché');
  const rows = await site.site.world.db
    .selectFrom('document')
    .selectAll()
    .where('kept_back_until', 'is not', null)
    .execute();
  expect(rows.filter(({ author_id }) => author_id === doctor)).toHaveLength(1);
});

test('the bytes may be named as the French profile names them, and the author as it names them', async () => {
  const site = await softwareSite();
  const bundle = bundleOf({
    attachment: { url: 'Binary/own', title: 'Nommé' },
    document: {
      contained: [
        {
          resourceType: 'Practitioner',
          id: 'who',
          identifier: [{ system: 'urn:oid:1.2.250.1.71.4.2.1', value: `8${doctor}` }],
        },
        { resourceType: 'PractitionerRole', id: 'as', practitioner: { reference: '#who' } },
      ],
      author: [{ reference: '#as' }],
    },
  });
  Object.assign(bundle.entry[2]?.resource ?? {}, { id: 'own' });
  await send(site, bundle);
  expect(titlesOf(await search(site))).toContain('Nommé');
});
