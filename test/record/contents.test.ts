import { describe, expect, test } from 'vitest';
import { beginContent, readContent, wholeContent } from '../../server/record/contents.ts';
import { dropWaiting } from '../../server/record/contents-store.ts';
import { permitOf } from '../../server/record/permits.ts';
import { AccessError } from '../../server/record/records.ts';
import { addDocument } from '../../server/record/write-documents.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const hour = 3_600_000;

describe.each([{ postgres: false }, { postgres: true }])('contents, PostgreSQL: $postgres', options => {
  test('a large content is sealed in parts, and a part that is missing, changed or swapped is found out', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, place) => (place * 7) % 251));
    const sink = await beginContent(world, access.recordId);
    for (let start = 0; start < bytes.length; start += 65_000)
      await sink.write(bytes.subarray(start, start + 65_000));
    const stored = await sink.finish();
    const place = { ...stored, permit: permitOf(world, access) };
    await expect(readContent(world, place).next()).rejects.toThrow(AccessError);
    await addDocument(world, access, {
      ...{ typeCode: 'EXPPAT_2', day: '2026-03-03', title: 'Long', format: 'text' },
      content: stored,
    });
    expect(stored.parts).toBeGreaterThan(2);
    expect((await wholeContent(world, place)).equals(bytes)).toBe(true);
    await expect(wholeContent(world, { ...place, parts: stored.parts - 1 })).rejects.toThrow();
    const parts = await world.db.selectFrom('content_part').selectAll().orderBy('number').execute();
    const [first, second] = parts;
    await world.db
      .updateTable('content_part')
      .set({ sealed: second?.sealed ?? Buffer.alloc(0) })
      .where('number', '=', first?.number ?? 0)
      .execute();
    await expect(readContent(world, place).next()).rejects.toThrow();
  });

  test('what breaks off leaves nothing, at once when it is known and after a while when it is not', async () => {
    const world = await freshWorld(options);
    const { recordId } = await makeOwner(world);
    const count = async () => (await world.db.selectFrom('content_part').selectAll().execute()).length;
    const sink = await beginContent(world, recordId);
    await sink.write(Buffer.alloc(300_000));
    expect(await count()).toBeGreaterThan(0);
    await sink.drop();
    expect(await count()).toBe(0);
    const lost = await beginContent(world, recordId);
    await lost.write(Buffer.alloc(300_000));
    world.pass(3 * hour);
    await world.db.transaction().execute(trx => dropWaiting(trx, world.now()));
    expect(await count()).toBe(0);
    await expect(world.db.selectFrom('content').selectAll().execute()).resolves.toEqual([]);
  });
});
