import { createHash } from 'node:crypto';
import type { BundleEntry } from './document-types.ts';
import type { Reference, Resource } from './types.ts';

/**
 * The address of something in a bundle: a UUID (version 8 of RFC 9562) made from its random id, so that the same thing has
 * the same address each time it is taken away, and nobody can tell the id of the site from it.
 */
export function uuidOf(kind: string, id: string): string {
  const bytes = createHash('sha256').update(`${kind}:${id}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const urn = (uuid: string): string => `urn:uuid:${uuid}`;

export function referenceTo(uuid: string): Reference {
  return { reference: urn(uuid) };
}

/** A resource in its bundle, under the address that is made of its id. */
export function entryOf(resource: Resource): BundleEntry {
  return { fullUrl: urn(resource.id), resource };
}
