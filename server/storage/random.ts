import { randomBytes, randomFillSync } from 'node:crypto';

/** How many bytes are drawn from the system at once: asking it costs far more than the bytes do. */
const drawn = 4096;

/**
 * Random bytes of the system's generator, drawn in advance for small requests. A byte is given once and wiped from
 * the store when it is.
 */
export function pooledRandom(): (bytes: number) => Uint8Array {
  const store = Buffer.alloc(drawn);
  let next = drawn;
  return bytes => {
    if (bytes > drawn / 16) return randomBytes(bytes);
    if (next + bytes > drawn) {
      randomFillSync(store);
      next = 0;
    }
    const given = Uint8Array.from(store.subarray(next, next + bytes));
    store.fill(0, next, next + bytes);
    next += bytes;
    return given;
  };
}
