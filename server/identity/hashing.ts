import { argon2, createHash, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { World } from '../world.ts';

const derive = promisify(argon2);

/** OWASP's second recommended setting for argon2id, on one lane: about 30 ms on the thread pool. */
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };

/** How many hashes are computed at once, and how many may wait: more would only make everybody wait longer. */
const gate = { running: 4, waiting: 64 };
const queue: (() => void)[] = [];
let running = 0;

/** Too many passwords and codes are being checked at this moment. The person is asked to come back in a moment. */
export class BusyError extends Error {
  readonly code = 'BUSY';
}

/**
 * The slow hash. The counters of its gate belong to the machine's thread pool, not to a world: they are the one thing
 * that worlds of a process share. @throws BusyError
 */
async function slowHash(secret: string, salt: Uint8Array): Promise<Buffer> {
  if (running >= gate.running) {
    if (queue.length >= gate.waiting) throw new BusyError('Too many hashes at once.');
    await new Promise<void>(resolve => {
      queue.push(resolve);
    });
  } else running += 1;
  try {
    return await derive('argon2id', { ...cost, message: Buffer.from(secret, 'utf8'), nonce: salt });
  } finally {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** Hashes a password as `argon2id$<salt>$<hash>` in base64url. */
export async function hashPassword(world: World, password: string): Promise<string> {
  const salt = world.random(16);
  const hash = await slowHash(password, salt);
  return `argon2id$${Buffer.from(salt).toString('base64url')}$${hash.toString('base64url')}`;
}

/** The hash of no password: comparing with it takes as long as with a real one and never succeeds. */
const nobody = `argon2id$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** A hash that no password has: nothing opens the account by one until its owner chooses another. */
export function unusableHash(world: World): string {
  const bytes = (count: number) => Buffer.from(world.random(count)).toString('base64url');
  return `argon2id$${bytes(16)}$${bytes(32)}`;
}

/** Compares a password with a stored hash. Without a hash (no such account) it takes the same time and says no. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, salt = '', hash = ''] = (stored ?? nobody).split('$');
  const given = await slowHash(password, Buffer.from(salt, 'base64url'));
  return isSame(given, Buffer.from(hash, 'base64url')) && stored !== undefined;
}

/**
 * Hashes a code for one purpose and one person, as `keyId$hash`. The salt comes from both by a keyed hash, so that one
 * computation compares a typed code with every code the person holds, and the database alone tells nothing.
 */
export async function hashCode(
  world: World,
  code: string,
  bound: { to: string; keyId?: string },
): Promise<string> {
  const keyId = bound.keyId ?? world.keys.current;
  const salt = createHash('sha256')
    .update(world.keys.mac('code', keyId, bound.to))
    .digest()
    .subarray(0, 16);
  return `${keyId}$${(await slowHash(code, salt)).toString('base64url')}`;
}

/** Ids of the keys that made some hashes, the current one first: almost always that one alone. */
export function keysOf(world: World, hashes: readonly string[]): string[] {
  return [...new Set([world.keys.current, ...hashes.map(hash => hash.split('$')[0] ?? '')])];
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
