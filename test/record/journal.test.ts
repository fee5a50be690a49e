import { describe, expect, test } from 'vitest';
import { appendEntry } from '../../server/record/journal.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import type { JournalEvent } from '../../server/record/journal-entry.ts';
import { canonicalJson } from '../../server/record/journal-text.ts';
import { SealError } from '../../server/storage/keys.ts';
import { makeRecord, run, write, writeMany } from '../support/journal.ts';
import { freshWorld } from '../support/world.ts';

const event: JournalEvent = {
  actor: { kind: 'account', id: 'account-1' },
  verb: 'emergency.answered',
  object: { kind: 'choice', id: 'centre-15' },
  channel: 'web',
};

describe.each([{ postgres: false }, { postgres: true }])('journal, PostgreSQL: $postgres', options => {
  test('an entry says who did what, when and how, and keeps the rest sealed under the record', async () => {
    const world = await freshWorld(options);
    const recordId = await makeRecord(world);
    const details = { answer: 'Mme Lefèvre said yes' };
    const place = await world.db
      .transaction()
      .execute(trx => appendEntry(trx, world, { ...event, recordId, details }));
    expect(place).toEqual({ chain: recordId, seq: 1 });
    const entry = await world.db.selectFrom('journal_entry').selectAll().executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      chain: recordId,
      seq: 1,
      version: 1,
      at: '2026-03-03T10:00:00.000Z',
      actor_kind: 'account',
      actor_id: 'account-1',
      on_behalf_of: null,
      record_id: recordId,
      verb: 'emergency.answered',
      object_kind: 'choice',
      object_id: 'centre-15',
      channel: 'web',
      key_id: world.keys.current,
    });
    expect(JSON.stringify(entry)).not.toMatch(/Lefèvre|said yes/);
    const { wrapped_key: wrapped } = await world.db
      .selectFrom('record')
      .selectAll()
      .executeTakeFirstOrThrow();
    const opened = world.keys.forRecord(recordId, wrapped).open('journal:1', entry.details ?? '');
    expect(JSON.parse(opened)).toEqual(details);
  });

  test('each record has its own chain, and what concerns none goes to the site', async () => {
    const world = await freshWorld(options);
    const [one, two] = [await makeRecord(world), await makeRecord(world)];
    const places = [
      await write(world, one),
      await write(world, two),
      await write(world, one),
      await write(world),
    ];
    expect(places).toEqual([
      { chain: one, seq: 1 },
      { chain: two, seq: 1 },
      { chain: one, seq: 2 },
      { chain: 'site', seq: 1 },
    ]);
  });

  test('an act that fails leaves no trace and no gap', async () => {
    const world = await freshWorld(options);
    const recordId = await makeRecord(world);
    await write(world, recordId);
    const failing = world.db.transaction().execute(async trx => {
      await appendEntry(trx, world, { ...event, recordId });
      throw new Error('The act failed.');
    });
    await expect(failing).rejects.toThrow('The act failed.');
    expect(await write(world, recordId)).toEqual({ chain: recordId, seq: 2 });
  });

  test('entries written at the same time get numbers that follow one another', async () => {
    const world = await freshWorld(options);
    const recordId = await makeRecord(world);
    const places = await Promise.all(Array.from({ length: 30 }, () => write(world, recordId, { note: 'x' })));
    expect(places.map(place => place.seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 1),
    );
    expect(await verifyChain(world, recordId)).toMatchObject({ ok: true, entries: 30 });
  });

  test('the database refuses to change or remove an entry', async () => {
    const world = await freshWorld(options);
    await writeMany(world, undefined, 2);
    const columns = 'chain, seq, version, at, actor_kind, actor_id, verb, channel, key_id, mac';
    const values = "'site', 1, 1, 'x', 'x', 'x', 'x', 'x', 'x', 'x'";
    const statements = [
      "update journal_entry set actor_id = 'another'",
      'delete from journal_entry where seq = 2',
      'delete from journal_entry',
      options.postgres
        ? 'truncate journal_entry'
        : `insert or replace into journal_entry (${columns}) values (${values})`,
      options.postgres
        ? `insert into journal_entry (${columns}) values (${values}) on conflict (chain, seq) do update set mac = 'x'`
        : `replace into journal_entry (${columns}) values (${values})`,
    ];
    for (const statement of statements) {
      await expect(run(world, statement), statement).rejects.toThrow('append-only');
    }
    expect(await verifyChain(world, 'site')).toMatchObject({ ok: true, entries: 2 });
  });

  test('the database refuses a number that is taken, or below one', async () => {
    const world = await freshWorld(options);
    await write(world);
    const again = (seq: string) =>
      run(
        world,
        `insert into journal_entry select chain, ${seq}, version, at, actor_kind, actor_id, on_behalf_of, capacity, exercise,
         record_id, verb, object_kind, object_id, rule, policy_version, channel, details, key_id, mac from journal_entry`,
      );
    await expect(again('seq')).rejects.toThrow();
    await expect(again('0')).rejects.toThrow();
  });

  test('a chain still verifies when its record was destroyed, and its details open no more', async () => {
    const world = await freshWorld(options);
    const recordId = await makeRecord(world);
    await writeMany(world, recordId, 3);
    await world.db.updateTable('record').set({ wrapped_key: '' }).where('id', '=', recordId).execute();
    expect(await verifyChain(world, recordId)).toMatchObject({ ok: true, entries: 3 });
    expect(() => world.keys.forRecord(recordId, '')).toThrow(SealError);
    expect(await write(world, recordId)).toEqual({ chain: recordId, seq: 4 });
    await expect(write(world, recordId, { note: 'x' })).rejects.toThrow(SealError);
  });
});

test.each([
  ['an address', 'jeanne@example.org'],
  ['a name', 'Jeanne Lefèvre'],
  ['a phone number', '+33612345678'],
  ['a social-security number', '284127512345678'],
  ['a Corsican number without its key', '2841 22A123456'.replace(' ', '')],
  ['nothing', ''],
])('%s is refused where only an id may stand, without being repeated', async (_, id) => {
  const world = await freshWorld();
  const writing = world.db
    .transaction()
    .execute(trx => appendEntry(trx, world, { ...event, actor: { kind: 'insured', id } }));
  const message = await writing.then(
    () => 'written',
    (error: Error) => error.message,
  );
  expect(message).toBe('journal: actor_id must be an id or a code word.');
});

test('canonical JSON has one form: keys in code unit order, nothing between, null kept', () => {
  const text = canonicalJson({ b: null, a: 'é"\n', '€': 1, A: true, '\u{1F600}': 0.000001, '\uFB33': 1e21 });
  expect(text).toBe('{"A":true,"a":"é\\"\\n","b":null,"€":1,"\u{1F600}":0.000001,"\uFB33":1e+21}');
});
