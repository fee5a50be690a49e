import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type ChainCheck, listChains, verifyChain } from '../../server/record/journal-check.ts';
import { signedText } from '../../server/record/journal-text.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import { attack, makeRecord, run, write, writeMany } from '../support/journal.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

/** An entry copied to another number, as somebody would who holds the database but no key. */
const copy = (from: number, to: number) =>
  `insert into journal_entry select chain, ${to}, version, at, actor_kind, actor_id, on_behalf_of, capacity, exercise,
   record_id, verb, object_kind, object_id, rule, policy_version, channel, details, key_id, mac
   from journal_entry where seq = ${from}`;

const columns = [
  ['at', "'2020-01-01T00:00:00.000Z'"],
  ['version', '2'],
  ['actor_kind', "'site'"],
  ['actor_id', "'another'"],
  ['on_behalf_of', "'another'"],
  ['capacity', "'self'"],
  ['exercise', "'another'"],
  ['record_id', "'another'"],
  ['verb', "'sign-out'"],
  ['object_kind', "'another'"],
  ['object_id', "'another'"],
  ['rule', "'another'"],
  ['policy_version', "'2'"],
  ['channel', "'worker'"],
  ['details', 'null'],
  ['mac', "'x'"],
] as const;

describe.each([{ postgres: false }, { postgres: true }])(
  'checking the journal, PostgreSQL: $postgres',
  options => {
    async function attacked(...statements: string[]): Promise<ChainCheck> {
      const world = await freshWorld(options);
      await writeMany(world, undefined, 8);
      await attack(world, statements);
      return await verifyChain(world, 'site');
    }

    test('an entry changed in any column is found', async () => {
      const world = await freshWorld(options);
      await writeMany(world, undefined, 3);
      await attack(world, []);
      const kept = await world.db
        .selectFrom('journal_entry')
        .selectAll()
        .where('seq', '=', 2)
        .executeTakeFirstOrThrow();
      for (const [column, value] of columns) {
        await run(world, `update journal_entry set ${column} = ${value} where seq = 2`);
        expect(await verifyChain(world, 'site'), column).toEqual({ ok: false, seq: 2, reason: 'changed' });
        await world.db.updateTable('journal_entry').set(kept).where('seq', '=', 2).execute();
      }
      expect(await verifyChain(world, 'site')).toMatchObject({ ok: true, entries: 3 });
    });

    test('an entry removed in the middle, or the first, is found', async () => {
      expect(await attacked('delete from journal_entry where seq = 4')).toEqual({
        ok: false,
        seq: 4,
        reason: 'missing',
      });
      expect(await attacked('delete from journal_entry where seq = 1')).toEqual({
        ok: false,
        seq: 1,
        reason: 'missing',
      });
    });

    test('an entry removed with the later ones moved up is found', async () => {
      const up = [5, 6, 7, 8].map(seq => `update journal_entry set seq = ${seq - 1} where seq = ${seq}`);
      const check = await attacked('delete from journal_entry where seq = 4', ...up);
      expect(check).toEqual({ ok: false, seq: 4, reason: 'changed' });
    });

    test('two entries in each other’s place are found', async () => {
      const move = (from: number, to: number) => `update journal_entry set seq = ${to} where seq = ${from}`;
      const check = await attacked(move(3, 100), move(6, 3), move(100, 6));
      expect(check).toEqual({ ok: false, seq: 3, reason: 'reordered' });
    });

    test('an entry slipped in is found, in the middle and at the end', async () => {
      const down = [8, 7, 6, 5].map(seq => `update journal_entry set seq = ${seq + 1} where seq = ${seq}`);
      expect(await attacked(...down, copy(2, 5))).toEqual({ ok: false, seq: 5, reason: 'reordered' });
      expect(await attacked(copy(8, 9))).toEqual({ ok: false, seq: 9, reason: 'changed' });
    });

    test('an entry replaced by another true one of the same number is found at the next', async () => {
      const world = await freshWorld(options);
      await writeMany(world, undefined, 4);
      await attack(world, []);
      const entries = world.db.selectFrom('journal_entry').selectAll();
      const fourth = await entries.where('seq', '=', 4).executeTakeFirstOrThrow();
      await run(world, 'delete from journal_entry where seq > 2');
      await write(world);
      await world.db.insertInto('journal_entry').values(fourth).execute();
      expect(await verifyChain(world, 'site')).toEqual({ ok: false, seq: 4, reason: 'changed' });
    });

    test('a chain moved to another record is found', async () => {
      const world = await freshWorld(options);
      const [one, two] = [await makeRecord(world), await makeRecord(world)];
      await writeMany(world, one, 2);
      await attack(world, [`update journal_entry set chain = '${two}', record_id = '${two}'`]);
      expect(await verifyChain(world, two)).toEqual({ ok: false, seq: 1, reason: 'changed' });
    });

    test('a chain signed anew with another key is found, under whatever name the key goes', async () => {
      const world = await freshWorld(options);
      await writeMany(world, undefined, 3);
      await attack(world, []);
      const other = makeKeys(randomBytes(32).toString('base64'), randomBytes);
      await signAnew(world, {
        keyId: other.current,
        sign: text => other.mac('journal', other.current, text),
      });
      expect(await verifyChain(world, 'site')).toEqual({ ok: false, seq: 1, reason: 'unknown-key' });
      await signAnew(world, {
        keyId: world.keys.current,
        sign: text => other.mac('journal', other.current, text),
      });
      expect(await verifyChain(world, 'site')).toEqual({ ok: false, seq: 1, reason: 'changed' });
    });

    test('every chain is named once, and long ones are read to their end', async () => {
      const world = await freshWorld(options);
      const records = [await makeRecord(world), await makeRecord(world)];
      for (const recordId of records) await writeMany(world, recordId, 2);
      await writeMany(world, undefined, 1001);
      const chains = [];
      for await (const chain of listChains(world.db)) chains.push(chain);
      expect(chains.sort()).toEqual([...records, 'site'].sort());
      expect(await verifyChain(world, 'site')).toMatchObject({ ok: true, entries: 1001 });
    });

    test('entries of an older key verify as long as it stays in the ring', async () => {
      const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
      const world = await freshWorld({ ...options, recordKey: old });
      await writeMany(world, undefined, 2);
      const both = { ...world, keys: makeKeys(`${fresh} ${old}`, randomBytes) };
      await write(both);
      expect(await verifyChain(both, 'site')).toMatchObject({ ok: true, entries: 3 });
      const newOnly = { ...world, keys: makeKeys(fresh, randomBytes) };
      expect(await verifyChain(newOnly, 'site')).toEqual({ ok: false, seq: 1, reason: 'unknown-key' });
    });
  },
);

async function signAnew(
  world: TestWorld,
  { keyId, sign }: { keyId: string; sign: (text: string) => string },
): Promise<void> {
  let previous = '';
  const entries = await world.db.selectFrom('journal_entry').selectAll().orderBy('seq').execute();
  for (const entry of entries) {
    const mac = sign(signedText({ ...entry, key_id: keyId }, previous));
    await world.db
      .updateTable('journal_entry')
      .set({ key_id: keyId, mac })
      .where('seq', '=', entry.seq)
      .execute();
    previous = mac;
  }
}
