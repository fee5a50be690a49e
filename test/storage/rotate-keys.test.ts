import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addDemoKey, rotateAndReport } from '../../server/commands/keys-rotate.ts';
import { readConfig } from '../../server/config.ts';
import { hashCode, keysOf } from '../../server/identity/hashing.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { makeKeys, readKeyRing } from '../../server/storage/keys.ts';
import { rotateKeys } from '../../server/storage/rotate-keys.ts';
import type { World } from '../../server/world.ts';
import { makeSealedRows } from '../support/sealed-rows.ts';
import { freshWorld } from '../support/world.ts';

const numbers = ['284127512345678', '184127512345678', '284127512345699'];
/** Every sealed column of the schema: a new one must be rotated too, or said here to need none. */
const rotated = [
  ['account', 'sealed'],
  ['account_change', 'sealed'],
  ['account_look', 'sealed'],
  ['contact', 'sealed'],
  ['contact_message', 'sealed'],
  ['creation_draft', 'sealed'],
  ['creation_request', 'sealed'],
  ['demo_message', 'sealed'],
  ['authenticator', 'sealed'],
  ['draft', 'sealed'],
  ['fresh_credentials', 'sealed'],
  ['fresh_sheet', 'sealed'],
  ['insured', 'sealed'],
  ['operator', 'sealed'],
  ['outbox', 'sealed'],
  ['post_letter', 'sealed'],
  ['record', 'wrapped_key'],
  ['session', 'sealed'],
] as const;
/** Sealed under the key of a record, which is wrapped anew itself: these need no rotation. */
const ofRecords = [['information', 'sealed']] as const;

/** A world with rows under the old key, and the same world once a new key stands before it. */
async function twoRings(options: {
  postgres?: boolean;
}): Promise<{ world: World; after: World; newOnly: World }> {
  const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const world = await freshWorld({ ...options, recordKey: old });
  for (const nir of numbers) await makeSealedRows(world, nir);
  const after = { ...world, keys: makeKeys(`${fresh} ${old}`, randomBytes) };
  return { world, after, newOnly: { ...world, keys: makeKeys(fresh, randomBytes) } };
}

async function query(world: World, text: string): Promise<Record<string, unknown>[]> {
  return (await world.db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text))).rows;
}

/** Counts the texts sealed under each key; those that are not under the ring count under « other ». */
async function keysUsed(world: World): Promise<Record<string, number>> {
  const used: Record<string, number> = {};
  for (const [table, column] of rotated) {
    for (const row of await query(
      world,
      `select ${column} as text from ${table} where ${column} is not null`,
    )) {
      const text = String(row.text);
      const key = text.includes('.') ? text.slice(0, text.indexOf('.')) : 'other';
      used[key] = (used[key] ?? 0) + 1;
    }
  }
  return used;
}

async function rotateAll(world: World, most?: number): Promise<number> {
  let resealed = 0;
  for await (const step of rotateKeys(world, most)) resealed += step.resealed;
  return resealed;
}

describe.each([{ postgres: false }, { postgres: true }])('rotating keys, PostgreSQL: $postgres', options => {
  test('everything is sealed again and opens with the new key alone', async () => {
    const { world, after, newOnly } = await twoRings(options);
    const { [world.keys.current]: before = 0, ...others } = await keysUsed(world);
    expect(others).toEqual({ other: 3 });
    expect(await rotateAll(after)).toBe(before);
    expect(await keysUsed(after)).toEqual({ [after.keys.current]: before, other: 3 });
    const { keys, db } = newOnly;
    for (const { id, sealed } of await db.selectFrom('insured').selectAll().execute())
      keys.open('insured', id, sealed);
    for (const row of await db.selectFrom('contact').selectAll().where('sealed', 'is not', null).execute()) {
      keys.open('contact', `${row.account_id}:${row.channel}`, row.sealed ?? '');
    }
    for (const { id, sealed } of await db.selectFrom('session').selectAll().execute())
      keys.open('session', id, sealed);
  });

  test('a record’s own texts open as before, and its journal verifies', async () => {
    const { after, newOnly } = await twoRings(options);
    await rotateAll(after);
    for (const { id, wrapped_key: wrapped } of await after.db.selectFrom('record').selectAll().execute()) {
      if (wrapped === '') continue;
      const entry = await after.db
        .selectFrom('journal_entry')
        .selectAll()
        .where('chain', '=', id)
        .executeTakeFirstOrThrow();
      expect(newOnly.keys.forRecord(id, wrapped).open('journal:1', entry.details ?? '')).toBe(
        '{"note":"health"}',
      );
      expect(await verifyChain(after, id)).toMatchObject({ ok: true, entries: 1 });
    }
  });

  test('people are found by their number and their identifier under the new key', async () => {
    const { after, newOnly } = await twoRings(options);
    await rotateAll(after);
    for (const nir of numbers) {
      const lookup = newOnly.keys.lookup('nir', nir);
      const person = after.db.selectFrom('insured').select('id').where('nir_lookup', '=', lookup);
      const request = after.db.selectFrom('creation_request').select('id').where('nir_lookup', '=', lookup);
      const identifier = newOnly.keys.lookup('identifier', `heup${nir}`);
      const account = after.db.selectFrom('account').select('id').where('identifier_lookup', '=', identifier);
      const login = newOnly.keys.lookup('operator_login', `op-${nir}`);
      const operator = after.db.selectFrom('operator').select('id').where('login_lookup', '=', login);
      for (const found of [person, request, account, operator]) expect(await found.execute()).toHaveLength(1);
    }
  });

  test('a rotation stopped half way leaves everything readable, and goes on where it was', async () => {
    const { world, after } = await twoRings(options);
    const { [world.keys.current]: total = 0 } = await keysUsed(world);
    let done = 0;
    for await (const step of rotateKeys(after, 2)) {
      done += step.resealed;
      if (done >= 15) break;
    }
    const half = await keysUsed(after);
    expect(half).toMatchObject({ [after.keys.current]: done, [world.keys.current]: total - done });
    expect(await rotateAll(after, 2)).toBe(total - done);
    expect(await keysUsed(after)).toEqual({ [after.keys.current]: total, other: 3 });
    expect(await rotateAll(after)).toBe(0);
  });

  test('a row that the site writes meanwhile keeps what the site wrote', async () => {
    const { after } = await twoRings(options);
    const live = after.db.selectFrom('record').select('id').where('wrapped_key', '!=', '');
    const [first] = await live.orderBy('id').execute();
    const id = first?.id ?? '';
    const written = after.keys.newRecordKey(id);
    const change = after.db.updateTable('record').set({ wrapped_key: written }).where('id', '=', id);
    const steps = rotateKeys(after);
    const [step] = await Promise.all([steps.next(), change.execute()]);
    expect(step.value).toEqual({ table: 'record', resealed: numbers.length - 1, stuck: [] });
    await rotateAll(after);
    const kept = await after.db.selectFrom('record').select('wrapped_key').where('id', '=', id).execute();
    expect(kept).toEqual([{ wrapped_key: written }]);
  });

  test('what does not open is told and left as it is, and the rest is done', async () => {
    const { world, after } = await twoRings(options);
    await world.db
      .updateTable('session')
      .set({ sealed: world.keys.seal('session', 'elsewhere', '{}') })
      .execute();
    await rotateAll(after, 2);
    const printed: string[] = [];
    expect(await rotateAndReport(after, line => printed.push(line))).toBe(3);
    expect(printed.filter(line => /^session .{22}: does not open/.test(line))).toHaveLength(3);
    expect(await keysUsed(after)).toMatchObject({ [world.keys.current]: 3 });
    const site = await after.db.selectFrom('journal_entry').selectAll().where('chain', '=', 'site').execute();
    expect(site).toMatchObject([
      { verb: 'keys.rotated', object_id: after.keys.current, key_id: after.keys.current },
    ]);
  });
});

test('a code already sent is still the right one while its key stays in the ring', async () => {
  const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const world = await freshWorld({ recordKey: old });
  const hash = await hashCode(world, '42173109', { to: 'somebody' });
  const after = { ...world, keys: makeKeys(`${fresh} ${old}`, randomBytes) };
  const compared = keysOf(after, [hash]).map(keyId => hashCode(after, '42173109', { to: 'somebody', keyId }));
  expect(await Promise.all(compared)).toContain(hash);
});

test('every sealed column of the database takes part', async () => {
  const world = await freshWorld();
  const tables = await world.db.introspection.getTables();
  const found = tables.flatMap(table =>
    table.columns.filter(c => c.name === 'sealed' || c.name === 'wrapped_key').map(c => [table.name, c.name]),
  );
  expect(found.sort()).toEqual([...rotated, ...ofRecords].sort());
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
