import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/** Something encrypted does not open: another key, another place, or changed bytes. The text says nothing more. */
export class SealError extends Error {}

type Key = Uint8Array | KeyObject;

/**
 * Encrypts bytes, bound to a place: AES-256-GCM, in the order nonce (12 bytes), body, seal (16 bytes). A nonce serves
 * once for a key.
 */
export function encryptBytes(
  key: Key,
  place: string,
  what: { bytes: Uint8Array; nonce: Uint8Array },
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, what.nonce).setAAD(Buffer.from(place));
  return Buffer.concat([what.nonce, cipher.update(what.bytes), cipher.final(), cipher.getAuthTag()]);
}

/** The reverse of `encryptBytes`. @throws SealError */
export function decryptBytes(key: Key, place: string, sealed: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-16));
    const bytes = decipher.update(sealed.subarray(12, -16));
    // In this mode the last step gives no more bytes: it checks the seal, and throws.
    decipher.final();
    return bytes;
  } catch {
    throw new SealError('What was sealed does not open.');
  }
}

/** Encrypts a text under a key made elsewhere (a creation code, for example), as base64url. */
export function encrypt(key: Key, place: string, what: { text: string; nonce: Uint8Array }): string {
  const bytes = Buffer.from(what.text, 'utf8');
  return encryptBytes(key, place, { bytes, nonce: what.nonce }).toString('base64url');
}

/** The reverse of `encrypt`. @throws SealError */
export function decrypt(key: Key, place: string, sealed: string): string {
  return decryptBytes(key, place, Buffer.from(sealed, 'base64url')).toString('utf8');
}
