import type { ExportedDoctor } from '../export.ts';
import { ipsProfile } from './codes.ts';
import type { Device, Organization, Practitioner } from './document-types.ts';
import { referenceTo, uuidOf } from './references.ts';
import { plainText } from './text.ts';

/** Who keeps the record: whoever runs the site. */
export function keeperOf(name: string): Organization {
  return {
    resourceType: 'Organization',
    id: uuidOf('keeper', name),
    meta: ipsProfile('Organization'),
    name: plainText(name),
  };
}

/** The site itself, which puts the summary together; nobody signs it. */
export function assemblerOf(keeperId: string): Device {
  return {
    resourceType: 'Device',
    id: uuidOf('assembler', keeperId),
    deviceName: [{ name: 'Mon DMP', type: 'user-friendly-name' }],
    owner: referenceTo(keeperId),
  };
}

/** The treating doctor. A number of the directory stands in the national list of professionals behind an 8 (RPPS). */
export function doctorOf({ name, rpps }: ExportedDoctor): Practitioner {
  return {
    resourceType: 'Practitioner',
    id: uuidOf('professional', rpps),
    meta: ipsProfile('Practitioner'),
    identifier: [{ system: 'urn:oid:1.2.250.1.71.4.2.1', value: `8${rpps}` }],
    name: [{ text: plainText(name) }],
  };
}
