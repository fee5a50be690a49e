import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { keepLast } from './keep-last.ts';
import { keepingLast } from './kept-open.ts';
import { decrypt, decryptBytes, encrypt, encryptBytes, SealError } from './sealing.ts';

export { SealError };

/** What a key is for. Each purpose has its own derived key, so a text sealed for one opens for no other. */
export type Purpose =
  | 'record'
  | 'insured'
  | 'account'
  | 'contact'
  | 'creation_request'
  | 'creation_draft'
  | 'fresh_credentials'
  | 'session'
  | 'outbox'
  | 'post_letter'
  | 'demo_message'
  | 'authenticator'
  | 'refusal'
  | 'contact_message'
  | 'fresh_sheet'
  | 'content'
  | 'account_change'
  | 'account_look'
  | 'nir'
  | 'traits'
  | 'identifier'
  | 'code'
  | 'limit'
  | 'submission'
  | 'draft'
  | 'journal'
  | 'journal_details'
  | 'anchor'
  | 'operator'
  | 'operator_login'
  | 'agent'
  | 'software_page';

/** What each request of a visit opens again: the visitor's session, and the person whose record it is. */
const openedAgain: readonly Purpose[] = ['session', 'insured'];

type Random = (bytes: number) => Uint8Array;

interface MasterKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The keys of a world. The newest key seals; every key of the ring opens and verifies. */
export interface Keys {
  /** Id of the key that seals now: the first 8 characters of its SHA-256 in hexadecimal. */
  readonly current: string;
  /** Encrypts `text` for one purpose and one place (a row's id), AES-256-GCM. Returns `keyId.base64url`. */
  seal(purpose: Purpose, place: string, text: string): string;
  /** Decrypts what `seal` gave for the same purpose and place. @throws SealError */
  open(purpose: Purpose, place: string, sealed: string): string;
  /** A keyed fingerprint (HMAC-SHA-256) to look up `text` by without storing it. */
  lookup(purpose: Purpose, text: string): string;
  /**
   * The fingerprints of `text` under every key of the ring, newest first: what to search for (`where … in`), so that
   * what was written before a rotation is still found. Rows are written with `lookup` alone.
   */
  lookups(purpose: Purpose, text: string): string[];
  /** HMAC-SHA-256 of `text` with the key named `keyId`. @throws SealError when the ring has no such key. */
  mac(purpose: Purpose, keyId: string, text: string): string;
  /** A new random record key, wrapped. */
  newRecordKey(recordId: string): string;
  /** The sealing pair of a record, from its wrapped key. @throws SealError */
  forRecord(recordId: string, wrapped: string): RecordKey;
}

/** Seals and opens what belongs to one record; destroying the wrapped key makes all of it unreadable. */
export interface RecordKey {
  seal(place: string, text: string): string;
  open(place: string, sealed: string): string;
  /** The same for bytes, such as a part of a file. */
  sealBytes(place: string, bytes: Uint8Array): Buffer;
  openBytes(place: string, sealed: Uint8Array): Buffer;
  /** A keyed fingerprint (HMAC-SHA-256): the same text has the same one, as long as the record has its key. */
  print(text: string): string;
}

/**
 * Reads the key ring: keys of 32 bytes in base64 or base64url, newest first, separated by spaces.
 * @throws SealError when a key is not 32 bytes.
 */
export function readKeyRing(text: string): readonly MasterKey[] {
  const ring = text
    .split(/\s+/)
    .filter(part => part !== '')
    .map(part => {
      const bytes = Buffer.from(part, 'base64');
      if (bytes.length !== 32) throw new SealError('RECORD_KEY: each key is 32 bytes in base64.');
      return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
    });
  if (ring.length === 0) throw new SealError('RECORD_KEY holds no key.');
  return ring;
}

/** Makes the keys of a world from its ring. `random` gives the nonces. */
export function makeKeys(ringText: string, random: Random): Keys {
  const ring = readKeyRing(ringText);
  const newest = ring[0];
  if (newest === undefined) throw new SealError('RECORD_KEY holds no key.');
  const derived = deriver(ring);
  const seal: Keys['seal'] = (purpose, place, text) =>
    `${newest.id}.${encrypt(derived(newest.id, purpose), `${purpose}:${place}`, { text, nonce: random(12) })}`;
  const decipher: Keys['open'] = (purpose, place, sealed) => {
    const dot = sealed.indexOf('.');
    return decrypt(derived(sealed.slice(0, dot), purpose), `${purpose}:${place}`, sealed.slice(dot + 1));
  };
  const open = keepingLast(decipher, openedAgain);
  const recordKeys = keepLast<RecordKey>(200);
  const mac: Keys['mac'] = (purpose, keyId, text) =>
    createHmac('sha256', derived(keyId, purpose)).update(text).digest('base64url');
  return {
    current: newest.id,
    seal,
    open,
    mac,
    lookup: (purpose, text) => mac(purpose, newest.id, text),
    lookups: (purpose, text) => ring.map(key => mac(purpose, key.id, text)),
    newRecordKey: id => seal('record', id, Buffer.from(random(32)).toString('base64url')),
    forRecord: (id, wrapped) =>
      recordKeys(`${id} ${wrapped}`, () =>
        recordKey(Buffer.from(decipher('record', id, wrapped), 'base64url'), random),
      ),
  };
}

/**
 * Derives one key for each purpose (HKDF-SHA-256, RFC 5869) and keeps it: deriving costs more than using, and Node
 * uses a key object several times faster than bytes.
 */
function deriver(ring: readonly MasterKey[]): (keyId: string, purpose: Purpose) => KeyObject {
  const kept = new Map<string, KeyObject>();
  return (keyId, purpose) => {
    const name = `${keyId}/${purpose}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const master = ring.find(key => key.id === keyId);
    if (master === undefined) throw new SealError('The key that sealed this is not in RECORD_KEY.');
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', master.bytes, '', `mon-dmp/${purpose}`, 32)));
    kept.set(name, key);
    return key;
  };
}

function recordKey(bytes: Buffer, random: Random): RecordKey {
  const key = createSecretKey(bytes);
  // A key of its own: one that seals is used for nothing else.
  const printKey = () => Buffer.from(hkdfSync('sha256', bytes, '', 'mon-dmp/record-print', 32));
  return {
    seal: (place, text) => encrypt(key, place, { text, nonce: random(12) }),
    open: (place, sealed) => decrypt(key, place, sealed),
    sealBytes: (place, bytes) => encryptBytes(key, place, { bytes, nonce: random(12) }),
    openBytes: (place, sealed) => decryptBytes(key, place, sealed),
    print: text => createHmac('sha256', printKey()).update(text).digest('base64url'),
  };
}
