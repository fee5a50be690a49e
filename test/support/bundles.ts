import { createHash, randomUUID } from 'node:crypto';

export const anthony = '180032B02040123';
export const numbers = 'urn:oid:1.2.250.1.213.1.4.10';

/** What a bundle of a test says beside what every one does. */
export interface BundleOf {
  readonly nir?: string;
  readonly bytes?: Buffer | string;
  readonly contentType?: string;
  readonly id?: string;
  /** Changes of the DocumentReference. */
  readonly document?: Record<string, unknown>;
  readonly attachment?: Record<string, unknown>;
}

const label = (code: string) => ({
  coding: [
    {
      system:
        'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument',
      code,
    },
  ],
});
export const labels = (...codes: string[]) => ({ securityLabel: codes.map(label) });

/** A patient's number, as a reference. */
export const subject = (nir = anthony) => ({ identifier: { system: numbers, value: nir } });

/** A bundle of « Provide Document Bundle » (ITI-65) with one document, minimal metadata. */
export function bundleOf({ nir = anthony, bytes = 'Tout va bien.', ...more }: BundleOf = {}) {
  const { contentType = 'text/plain', id = `urn:uuid:${randomUUID()}` } = more;
  const data = Buffer.from(bytes);
  const binary = `urn:uuid:${randomUUID()}`;
  const document = `urn:uuid:${randomUUID()}`;
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      entry(`urn:uuid:${randomUUID()}`, {
        ...{ resourceType: 'List', status: 'current', mode: 'working' },
        code: {
          coding: [
            { system: 'https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes', code: 'submissionset' },
          ],
        },
        ...{
          subject: subject(nir),
          date: '2026-03-03T09:00:00Z',
          entry: [{ item: { reference: document } }],
        },
      }),
      entry(document, {
        resourceType: 'DocumentReference',
        masterIdentifier: { system: 'urn:ietf:rfc:3986', value: id },
        status: 'current',
        type: { coding: [{ system: 'http://loinc.org', code: '11488-4' }] },
        subject: subject(nir),
        content: [
          {
            attachment: {
              ...{ contentType, url: binary, title: 'Consultation', size: data.length },
              hash: createHash('sha1').update(data).digest('base64'),
              creation: '2026-03-02T09:00:00+01:00',
              ...more.attachment,
            },
          },
        ],
        ...more.document,
      }),
      entry(binary, { resourceType: 'Binary', contentType, data: data.toString('base64') }),
    ],
  };
}

function entry(fullUrl: string, resource: Record<string, unknown>) {
  return { fullUrl, resource, request: { method: 'POST', url: String(resource.resourceType) } };
}
