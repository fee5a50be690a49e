import { describe, expect, test } from 'vitest';
import { rotateAndReport } from '../../server/commands/keys-rotate.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { rotateKeys } from '../../server/storage/rotate-keys.ts';
import type { World } from '../../server/world.ts';
import { freshWorld } from '../support/world.ts';
import { keysUsed, numbers, rotated, twoRings } from './two-rings.ts';

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

/** Sealed under the record's own key, which alone is wrapped anew: a rotation leaves them as they are. */
const underRecordKey = [
  'care_line',
  'complaint',
  'content_part',
  'document',
  'document_request',
  'document_version',
  'emergency_card',
  'emergency_opening',
  'information',
  'mandate',
  'sent_document',
];

test('every sealed column of the database takes part', async () => {
  const world = await freshWorld();
  const tables = await world.db.introspection.getTables();
  const ofTheSite = tables.filter(({ name }) => !underRecordKey.includes(name));
  const found = ofTheSite.flatMap(table =>
    table.columns.filter(c => c.name === 'sealed' || c.name === 'wrapped_key').map(c => [table.name, c.name]),
  );
  expect(found.sort()).toEqual([...rotated].sort());
});
