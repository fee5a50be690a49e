import { describe, expect, test } from 'vitest';
import { careHistoryOf, type NewCareLine, receiveCare } from '../../server/record/care-history.ts';
import { type Gap, gapsOf } from '../../server/record/document-gaps.ts';
import {
  keepLetter,
  noteAsked,
  reopenGap,
  setAside,
  traceLetterPrinted,
} from '../../server/record/document-requests.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { AccessError } from '../../server/record/records.ts';
import { addDocument, storeText } from '../../server/record/write-documents.ts';
import { startSiteWorker } from '../../server/worker-jobs.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld, type TestWorldOptions } from '../support/world.ts';

const exam = (day: string, more: Partial<NewCareLine> = {}): NewCareLine => ({
  ...{ day, kind: 'exam', what: 'Radiographie', carer: '', place: 'Imagerie du Pont', ...more },
});

async function owner(options: TestWorldOptions = {}, ...lines: NewCareLine[]) {
  const world = await freshWorld(options);
  const access = await makeOwner(world);
  const care = { recordId: access.recordId, source: 'register', lines, channel: 'worker' } as const;
  await world.db
    .transaction()
    .execute(trx => receiveCare(trx, world, { ...care, by: { kind: 'site', id: 'site' } }));
  const gaps = async () => (await gapsOf(world, access)).all;
  const first = async (): Promise<Gap> => {
    const [gap] = await gaps();
    if (gap === undefined) throw new Error('Nothing is missing');
    return gap;
  };
  return { world, access, gaps, first };
}

describe.each([{ postgres: false }, { postgres: true }])('requests, PostgreSQL: $postgres', options => {
  test('each act is kept sealed, with one entry in the journal; a page that is older does nothing', async () => {
    const { world, access, first } = await owner(options, exam('2026-02-01'));
    const seen = await first();
    expect(await keepLetter(world, access, { gap: seen, text: 'Bonjour docteur' })).toBe(true);
    expect(await noteAsked(world, access, { gap: seen, day: '2026-03-01' })).toBe(false);
    expect(await noteAsked(world, access, { gap: await first(), day: '2026-03-01' })).toBe(true);
    expect(await first()).toMatchObject({ state: 'asked', askedOn: '2026-03-01', text: 'Bonjour docteur' });
    expect(await setAside(world, access, await first())).toBe(true);
    expect(await reopenGap(world, access, await first())).toBe(true);
    expect(await first()).toMatchObject({ state: 'open', askedOn: '', text: 'Bonjour docteur' });
    const rows = await world.db.selectFrom('document_request').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/Bonjour|asked|2026-03-01"/);
    const entries = await world.db.selectFrom('journal_entry').select('verb').orderBy('seq').execute();
    expect(entries.map(({ verb }) => verb).slice(1)).toEqual(
      ['written', 'asked', 'set-aside', 'reopened'].map(act => `missing-document.${act}`),
    );
    expect((await verifyChain(world, access.recordId)).ok).toBe(true);
  });

  test('two acts at once: one is done', async () => {
    const { world, access, first } = await owner(options, exam('2026-02-01'));
    const gap = await first();
    const done = await Promise.all([
      setAside(world, access, gap),
      noteAsked(world, access, { gap, day: '2026-03-01' }),
    ]);
    expect(done.filter(Boolean)).toHaveLength(1);
  });

  test('what was done goes with its line of care', async () => {
    const { world, access, first } = await owner(options, exam('2024-03-10'));
    await setAside(world, access, await first());
    world.pass(10 * 86_400_000);
    const worker = startSiteWorker(world, 0);
    await worker.tick();
    await worker.stop();
    expect(await world.db.selectFrom('document_request').selectAll().execute()).toEqual([]);
  });
});

test('sessions of dialysis of one month are one, and where one was asked for before, the others stand apart', async () => {
  const dialysis = { kind: 'visit', what: 'Hémodialyse' } as const;
  const days = ['2025-12-03', '2025-12-05', '2025-11-28'];
  const { world, access, gaps, first } = await owner({}, ...days.map(day => exam(day, dialysis)));
  expect((await gaps()).map(({ lines }) => lines.map(({ day }) => day))).toEqual([
    ['2025-12-05', '2025-12-03'],
    ['2025-11-28'],
  ]);
  await noteAsked(world, access, { gap: await first(), day: '2026-03-01' });
  const more = {
    recordId: access.recordId,
    source: 'register',
    lines: [exam('2025-12-08', dialysis)],
  } as const;
  await world.db
    .transaction()
    .execute(trx =>
      receiveCare(trx, world, { ...more, by: { kind: 'site', id: 'site' }, channel: 'worker' }),
    );
  expect((await gaps()).map(({ lines, state }) => [lines.length, state])).toEqual([
    [1, 'open'],
    [2, 'asked'],
    [1, 'open'],
  ]);
});

test('a report that is kept back counts as not there; one that is removed is missing again', async () => {
  const { world, access, gaps } = await owner({}, exam('2026-02-01'));
  const content = await storeText(world, access.recordId, 'Tout va bien.');
  const said = { day: '2026-02-02', typeCode: 'DOCPAT04', title: 'Radio', format: 'text', content } as const;
  const id = await addDocument(world, access, said);
  expect(await gaps()).toEqual([]);
  const set = (what: object) => world.db.updateTable('document').set(what).where('id', '=', id).execute();
  await set({ kept_back_until: '2026-03-10T00:00:00.000Z' });
  expect(await gaps()).toHaveLength(1);
  await set({ kept_back_until: null, removed_at: world.now().toISOString() });
  expect(await gaps()).toHaveLength(1);
});

test('nobody but the owner does anything; what a minor keeps secret is not missing for others', async () => {
  const { world, access, first } = await owner({}, exam('2026-02-01', { isSecret: true }));
  const gap = await first();
  const parent = { ...access, capacity: 'representative' } as const;
  expect((await gapsOf(world, parent)).all).toEqual([]);
  for (const act of [
    () => setAside(world, parent, gap),
    () => reopenGap(world, parent, gap),
    () => noteAsked(world, parent, { gap, day: '2026-03-01' }),
    () => keepLetter(world, parent, { gap, text: 'x' }),
    () => traceLetterPrinted(world, parent, gap),
  ])
    await expect(act()).rejects.toThrow(AccessError);
  const other = await makeOwner(world);
  expect(await setAside(world, other, gap)).toBe(false);
  expect(await careHistoryOf(world, other)).toEqual([]);
});
