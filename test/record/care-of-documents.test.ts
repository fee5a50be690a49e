import { describe, expect, test } from 'vitest';
import { careHistoryOf, hasCare, receiveCare } from '../../server/record/care-history.ts';
import { updateDocument } from '../../server/record/documents-store.ts';
import { receiveDocument } from '../../server/record/receive-document.ts';
import { startSiteWorker } from '../../server/worker-jobs.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld, type TestWorldOptions } from '../support/world.ts';
import { ownSample } from './cda/samples.ts';

const hour = 3_600_000;

async function owner(options: TestWorldOptions) {
  const world = await freshWorld({ ...options, start: '2026-03-03T10:00:00Z' });
  const access = await makeOwner(world);
  const { recordId } = access;
  /** The insurer sends the document that tells of three things. Gives its id. */
  const send = (title: string, more: { keptBackUntil?: Date } = {}) =>
    world.db.transaction().execute(trx =>
      receiveDocument(trx, world, {
        ...{ recordId, by: { kind: 'organisation', id: '1', name: 'CNAM', place: '' }, title },
        ...{ bytes: ownSample('care-history'), typeCode: 'REMB', day: '2026-03-01', format: 'cda' },
        ...more,
      }),
    );
  const days = async () => (await careHistoryOf(world, access)).map(({ day }) => day);
  return { world, access, send, days };
}

describe.each([{ postgres: false }, { postgres: true }])(
  'care of documents, PostgreSQL: $postgres',
  options => {
    test('what only documents tell of leaves with the last of them, comes back with it, and is erased with it', async () => {
      const { world, access, send, days } = await owner(options);
      const remove = (id: string, removed_at: string | null) =>
        world.db.transaction().execute(trx => updateDocument(trx, { id, version: 1 }, { removed_at }));
      const now = world.now().toISOString();
      const [first, second] = [await send('Mars'), await send('Mars, encore')];
      await remove(first, now);
      expect(await days()).toHaveLength(3);
      await remove(second, now);
      expect(await days()).toEqual([]);
      expect(await hasCare(world, access)).toBe(false);
      await remove(second, null);
      expect(await days()).toEqual(['2026-02-26', '2026-02-11', '2026-01-05']);
      // What the register tells as well stays.
      const lines = (await careHistoryOf(world, access)).slice(0, 1);
      const by = { kind: 'site', id: 'site' } as const;
      const care = { recordId: access.recordId, source: 'register', lines, by, channel: 'worker' } as const;
      await world.db.transaction().execute(trx => receiveCare(trx, world, care));
      await remove(second, now);
      expect(await days()).toEqual(['2026-02-26']);
      world.pass(25 * hour);
      const worker = startSiteWorker(world, 0);
      await worker.tick();
      await worker.stop();
      const rows = await world.db.selectFrom('care_line').select(['day', 'source']).execute();
      expect(rows).toEqual([{ day: '2026-02-26', source: 'register' }]);
      expect(await world.db.selectFrom('document').select('id').execute()).toEqual([]);
    });

    test('what a document tells waits as long as the document is kept back', async () => {
      const { world, access, send, days } = await owner(options);
      await send('Mars', { keptBackUntil: new Date('2026-03-04T10:00:00Z') });
      expect([await days(), await hasCare(world, access)]).toEqual([[], false]);
      world.pass(24 * hour);
      expect(await days()).toHaveLength(3);
      expect(await hasCare(world, access)).toBe(true);
    });
  },
);
