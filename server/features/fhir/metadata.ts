import type { RequestHandler } from 'express';
import { codeSystems } from '../../record/fhir/mhd/systems.ts';
import type { Web } from '../../web/context.ts';
import { audienceOf, baseOf } from './caller.ts';
import { answer } from './respond.ts';
import { mostOfPage } from './search-query.ts';

/** The day on which this interface was last changed. */
const changed = '2026-11-25';

const mhd = 'https://profiles.ihe.net/ITI/MHD/CapabilityStatement';

const params: readonly (readonly [
  name: string,
  type: 'token' | 'date' | 'reference' | 'number',
  text: string,
])[] = [
  ['patient.identifier', 'token', 'Required: the INS number, system|number. Also patient:identifier.'],
  ['type', 'token', 'The type of document (JDV_J07).'],
  ['category', 'token', `The class (${codeSystems.documentClass}).`],
  ['date', 'date', 'When it came in or changed, by the day (UTC).'],
  ['creation', 'date', 'The day that it is about. Also period.'],
  ['status', 'token', 'current: there is no other here.'],
];

/** Says what this interface does (CapabilityStatement, FHIR R4 4.0.1). Anybody may ask. */
export function capabilities(web: Web): RequestHandler {
  return (request, response) => {
    const url = baseOf(web, request);
    answer(response, {
      resourceType: 'CapabilityStatement',
      ...{ name: 'MonDMP', title: 'Mon DMP', status: 'active', experimental: web.world.config.demo },
      ...{ date: changed, kind: 'instance', fhirVersion: '4.0.1', format: ['application/fhir+json'] },
      software: { name: 'Mon DMP' },
      implementation: { description: 'Mon DMP: professionals’ software', url },
      instantiates: [`${mhd}/IHE.MHD.DocumentRecipient`, `${mhd}/IHE.MHD.DocumentResponder`],
      rest: [restOf(url, audienceOf(web, request))],
    });
  };
}

function restOf(url: string, audience: string) {
  return {
    mode: 'server',
    documentation:
      'A record that is not there and one that this professional may not see answer alike. Each access is written in the history that the patient reads.',
    security: {
      cors: false,
      service: [
        {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' },
          ],
        },
      ],
      description: `Bearer tokens (JWT) of Pro Santé Connect, for the audience ${audience}. A professional with several places says which: X-Structure, X-Specialty.`,
    },
    resource: [
      {
        type: 'DocumentReference',
        documentation: `ITI-67. ${mostOfPage} a page at most; follow the link « next ». The newest version of each document.`,
        interaction: [{ code: 'read' }, { code: 'search-type' }],
        versioning: 'no-version',
        searchParam: params.map(([name, type, documentation]) => ({ name, type, documentation })),
      },
      {
        type: 'Binary',
        documentation: 'ITI-68. The bytes, or a Binary where JSON is asked for.',
        interaction: [{ code: 'read' }],
      },
      {
        type: 'Patient',
        operation: [
          {
            name: 'creer-dmp',
            definition: `${url}/OperationDefinition/creer-dmp`,
            documentation:
              'Creates the record of a patient who is present and agrees. It gives no right to read it.',
          },
        ],
      },
    ],
    interaction: [
      {
        code: 'transaction',
        documentation:
          'ITI-65. Documents with their bytes, of one patient, 10 MB each and 30 MB in all. All are taken or none. What comes again under its masterIdentifier is there already. relatesTo replaces: a new version of an own document. securityLabel: MASQUE_PS, INVISIBLE_PATIENT (until it is announced, a month at most), INVISIBLE_REPRESENTANTS_LEGAUX (a minor).',
      },
    ],
  };
}
