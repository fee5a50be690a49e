import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addDemoKey } from '../../server/commands/keys-rotate.ts';
import { readConfig } from '../../server/config.ts';
import { hashCode, keysOf } from '../../server/identity/hashing.ts';
import { makeKeys, readKeyRing } from '../../server/storage/keys.ts';
import { freshWorld } from '../support/world.ts';

test('a code already sent is still the right one while its key stays in the ring', async () => {
  const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const world = await freshWorld({ recordKey: old });
  const hash = await hashCode(world, '42173109', { to: 'somebody' });
  const after = { ...world, keys: makeKeys(`${fresh} ${old}`, randomBytes) };
  const compared = keysOf(after, [hash]).map(keyId => hashCode(after, '42173109', { to: 'somebody', keyId }));
  expect(await Promise.all(compared)).toContain(hash);
});

test('in the demo a new key is put before the others, in a file that only its owner reads', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'mon-dmp-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  const config = readConfig({ DATA_DIR: dir });
  const path = join(dir, 'demo.key');
  await addDemoKey(config);
  await expect(stat(path)).rejects.toThrow('ENOENT');
  const old = randomBytes(32).toString('base64');
  await writeFile(path, `${old}\n`);
  await addDemoKey(config);
  await addDemoKey(config);
  const ring = readKeyRing(await readFile(path, 'utf8'));
  expect(ring).toHaveLength(3);
  expect(ring[2]?.bytes.toString('base64')).toBe(old);
  expect(new Set(ring.map(key => key.id)).size).toBe(3);
  expect((await stat(path)).mode & 0o077).toBe(0);
});
