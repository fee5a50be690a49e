import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DocumentRow, within } from '../../../server/record/documents-store.ts';
import { decide, scope } from '../../../server/record/policy/decide.ts';
import type { Content } from '../../../server/record/policy/viewer.ts';
import { newId } from '../../../server/storage/ids.ts';
import { makeRecord } from '../../support/journal.ts';
import { freshWorld } from '../../support/world.ts';
import { actions, anybody, contents, questions } from './random.ts';

const rowOf = (recordId: string, id: string, content: Content): DocumentRow => ({
  ...{ id, record_id: recordId, class_code: content.classCode, type_code: content.typeCode },
  ...{ author_kind: content.authorKind, author_id: content.authorId, profession: null, specialty: null },
  ...{ day: '2026-03-03', hidden: content.isHidden ? 1 : 0, secret: content.isSecret ? 1 : 0 },
  ...{
    kept_back_until: content.keptBackUntil,
    version_id: id,
    version: 1,
    format: 'text' as const,
    bytes: 1,
    parts: 1,
  },
  ...{
    sealed: '',
    created_at: '',
    changed_at: '',
    removed_at: null,
    existence_due_at: null,
    existence_told_at: null,
    kept_back_over_at: null,
  },
});

describe.each([{ postgres: false }, { postgres: true }])('in the database, %o', options => {
  test('a list gives the very rows that are allowed one by one', async () => {
    const world = await freshWorld(options);
    const recordId = await makeRecord(world);
    const documents = fc.sample(contents, 80).map(content => ({ id: newId(world.random), content }));
    for (const { id, content } of documents)
      await world.db
        .insertInto('document')
        .values(rowOf(recordId, id, content))
        .execute();
    await fc.assert(
      fc.asyncProperty(questions(anybody, actions), async ({ record, ...asked }) => {
        const here = { ...asked, record: { ...record, recordId } };
        const rows = await within(world.db, scope(here)).select('id').execute();
        const expected = documents.filter(({ content }) => decide(here, content).allowed);
        expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
      }),
      { numRuns: options.postgres ? 100 : 400 },
    );
  });
});
