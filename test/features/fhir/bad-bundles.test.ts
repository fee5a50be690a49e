import { request } from 'node:http';
import { expect, test } from 'vitest';
import { anthony, bundleOf, labels, subject } from '../../support/bundles.ts';
import { type SoftwareSite, softwareSite } from '../../support/software.ts';
import { doctor } from './trip.ts';

const claude = '180017505600103';
type Bundle = ReturnType<typeof bundleOf>;

async function post(site: SoftwareSite, body: unknown, headers: Record<string, string> = {}) {
  const answered = await site.ask('/', {
    ...{ method: 'POST', rpps: doctor, headers: { 'Content-Type': 'application/fhir+json', ...headers } },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answered.text();
  const { issue } = JSON.parse(text) as {
    issue?: { code: string; expression?: string[]; diagnostics: string }[];
  };
  return { status: answered.status, code: issue?.[0]?.code, at: issue?.[0]?.expression?.[0], text };
}

async function countOf({ site }: SoftwareSite) {
  const { db } = site.world;
  const count = (table: 'document' | 'document_version' | 'content' | 'content_part' | 'sent_document') =>
    db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
  return Promise.all(
    (['document', 'document_version', 'content', 'content_part', 'sent_document'] as const).map(count),
  );
}

const withoutBinary = (bundle: Bundle) => ({ ...bundle, entry: bundle.entry.slice(0, 2) });
const cda = (nir: string, name: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Lettre</title><recordTarget><patientRole><id extension="${nir}" root="1.2.250.1.213.1.4.10"/><patient><name><given>Anthony</given><family>${name}</family></name></patient></patientRole></recordTarget><component><structuredBody/></component></ClinicalDocument>`;

test('what a bundle lacks, or has wrong, is told with its place, and nothing of it is kept', async () => {
  const site = await softwareSite();
  const before = await countOf(site);
  const author = (value: string) => ({
    author: [{ identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value } }],
  });
  const two = (bundle: Bundle, other: Bundle) => ({ ...bundle, entry: [...bundle.entry, ...other.entry] });
  const twice = (bundle: Bundle) => {
    const [list, document, binary] = bundle.entry;
    const again = { ...document, fullUrl: 'urn:uuid:7c3ed6a2-0d3c-4e0e-9a53-6f0c7a1f2a11' };
    return { ...bundle, entry: [list, document, again, binary] };
  };
  const wrong: [string, unknown, number, string][] = [
    ['no binary', withoutBinary(bundleOf()), 422, 'required'],
    ['an empty binary', bundleOf({ bytes: '' }), 422, 'value'],
    ['one binary for two documents', twice(bundleOf()), 422, 'business-rule'],
    ['no base64', JSON.parse(JSON.stringify(bundleOf()).replace(/"data":"/, '"data":"§§')), 422, 'value'],
    [
      'two patients',
      bundleOf({ document: { context: { sourcePatientInfo: subject(claude) } } }),
      422,
      'business-rule',
    ],
    ['two patients in one bundle', two(bundleOf(), bundleOf({ nir: claude })), 422, 'business-rule'],
    ['a number with a wrong key', bundleOf({ nir: '180032B02040124' }), 422, 'value'],
    [
      'no patient',
      JSON.parse(JSON.stringify(bundleOf()).replaceAll('"subject"', '"nobody"')),
      422,
      'required',
    ],
    ['another author', bundleOf({ document: author('899900000094') }), 422, 'business-rule'],
    [
      'an unknown type',
      bundleOf({ document: { type: { coding: [{ system: 'http://loinc.org', code: 'X' }] } } }),
      422,
      'code-invalid',
    ],
    ['an unknown label', bundleOf({ document: labels('SECRET') }), 422, 'code-invalid'],
    [
      'two labels that fight',
      bundleOf({ document: labels('MASQUE_PS', 'INVISIBLE_PATIENT') }),
      422,
      'business-rule',
    ],
    [
      'an adult’s secret',
      bundleOf({ document: labels('INVISIBLE_REPRESENTANTS_LEGAUX') }),
      422,
      'business-rule',
    ],
    ['another hash', bundleOf({ attachment: { hash: 'AAAA' } }), 422, 'value'],
    ['another size', bundleOf({ attachment: { size: 3 } }), 422, 'value'],
    ['a day to come', bundleOf({ attachment: { creation: '2199-01-01' } }), 422, 'value'],
    ['no day at all', bundleOf({ attachment: { creation: '2026-02-30' } }), 422, 'value'],
    ['a web page', bundleOf({ bytes: '<!doctype html><p>x</p>' }), 422, 'not-supported'],
    ['a CDA of another number', bundleOf({ bytes: cda(claude, 'CORSE') }), 422, 'business-rule'],
    [
      'a CDA of another name',
      bundleOf({ bytes: cda('x', 'MARTIN').replace('Anthony', 'Claude') }),
      422,
      'business-rule',
    ],
    [
      'a CDA that breaks off',
      bundleOf({ bytes: `${cda(anthony, 'CORSE').slice(0, 200)}<b></a>` }),
      422,
      'structure',
    ],
    ['one good and one bad', two(bundleOf(), bundleOf({ bytes: 'PK\u0003\u0004' })), 422, 'not-supported'],
    [
      'a target of nobody',
      bundleOf({
        document: {
          relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${'A'.repeat(22)}` } }],
        },
      }),
      422,
      'not-found',
    ],
    ['a batch', { ...bundleOf(), type: 'batch' }, 422, 'value'],
    ['nothing', { resourceType: 'Bundle', type: 'transaction', entry: [] }, 400, 'structure'],
    ['another resource', { resourceType: 'Patient' }, 400, 'structure'],
    ['a list', [1, 2], 400, 'structure'],
    ['no JSON', '{"resourceType":', 400, 'invalid'],
    ['a deep nest', '['.repeat(200_000) + ']'.repeat(200_000), 400, 'structure'],
  ];
  for (const [name, body, status, code] of wrong) {
    const answered = await post(site, body);
    expect({ status: answered.status, code: answered.code }, `${name}: ${answered.text}`).toEqual({
      status,
      code,
    });
    expect(answered.text, name).not.toContain(claude);
  }
  expect(await countOf(site)).toEqual(before);
  expect((await post(site, bundleOf({ bytes: cda(anthony, 'CORSE') }))).status).toBe(200);
});

test('the document of a record that is not there is refused as that of a record that is closed to them', async () => {
  const site = await softwareSite();
  const none = await post(site, bundleOf({ nir: '279035121518989' }));
  const closed = await post(site, bundleOf({ nir: '275126322074974' }));
  expect(none.status).toBe(404);
  expect(closed).toEqual(none);
});

test('a document of more than 10 MB, or a bundle of 50 MB, is not taken, and the second is not even read', async () => {
  const site = await softwareSite();
  const before = await countOf(site);
  const large = await post(site, bundleOf({ bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 'a') }));
  expect(large).toMatchObject({ status: 413, code: 'too-long' });
  const token = await site.token(doctor);
  const sent = await new Promise<{ status: number; text: string; bytes: number }>((resolve, reject) => {
    let bytes = 0;
    const asking = request(`${site.base}/`, {
      method: 'POST',
      headers: {
        ...{ Authorization: `Bearer ${token}`, 'Content-Type': 'application/fhir+json' },
        'Content-Length': 50 * 1024 * 1024,
      },
    });
    asking.once('response', answered => {
      const parts: Buffer[] = [];
      answered.on('data', part => parts.push(part));
      answered.on('end', () => {
        asking.destroy();
        resolve({ status: answered.statusCode ?? 0, text: Buffer.concat(parts).toString(), bytes });
      });
    });
    asking.on('error', reject);
    asking.write(Buffer.alloc(1024, ' '), () => {
      bytes += 1024;
    });
  });
  expect(sent).toMatchObject({ status: 413, bytes: 1024 });
  expect(sent.text).toContain('OperationOutcome');
  expect(await countOf(site)).toEqual(before);
});

test('other media types, other methods and other addresses are told in the same form', async () => {
  const site = await softwareSite();
  const xml = await post(site, '<Bundle xmlns="http://hl7.org/fhir"/>', {
    'Content-Type': 'application/fhir+xml',
  });
  expect(xml).toMatchObject({ status: 415, code: 'not-supported' });
  const zipped = await post(site, JSON.stringify(bundleOf()), { 'Content-Encoding': 'gzip' });
  expect(zipped.status).toBe(400);
  for (const [method, path, status] of [
    ...([
      ['DELETE', '/DocumentReference/x', 405],
      ['PUT', '/Binary/x', 405],
      ['GET', '/', 405],
    ] as const),
    ...([
      ['GET', '/Observation', 404],
      ['GET', '/metadata?_format=xml', 406],
      ['POST', '/metadata', 405],
    ] as const),
  ]) {
    const answered = await site.ask(path, { method, rpps: doctor });
    expect(answered.status, path).toBe(status);
    expect(answered.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect(await answered.json()).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error' }],
    });
  }
});
