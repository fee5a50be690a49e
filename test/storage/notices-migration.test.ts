import { expect, test } from 'vitest';
import { readSettings } from '../../server/identity/settings.ts';
import { moveKeptBack } from '../../server/record/kept-back-clock.ts';
import { up } from '../../server/storage/migrations/0027-notices.ts';
import { run } from '../support/journal.ts';
import { receive } from '../support/notices.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

/** The database as it was before: nothing was kept of when what is to be told. */
async function undo(world: TestWorld): Promise<void> {
  for (const index of ['document_kept_back', 'document_kept_back_due'])
    await run(world, `drop index ${index}`);
  for (const table of ['pending_notice', 'professional_notice']) await run(world, `drop table ${table}`);
  for (const column of ['existence_due_at', 'existence_told_at', 'kept_back_over_at'])
    await run(world, `alter table document drop column ${column}`);
  for (const column of ['new_documents', 'first_accesses', 'every_access'])
    await run(world, `alter table account_setting drop column ${column}`);
}

test('what was kept back before is told in time, what has opened long ago is no news, and choices stay', async () => {
  const world = await freshWorld({ start: new Date().toISOString() });
  const { recordId, accountId } = await makeOwner(world);
  const until = new Date(world.now().getTime() + 25 * 86_400_000);
  const waits = await receive(world, recordId, { keptBackUntil: until });
  const opened = await receive(world, recordId, { keptBackUntil: until });
  await run(world, `update document set kept_back_until = '2026-01-01T00:00:00.000Z' where id = '${opened}'`);
  await undo(world);
  await run(world, `insert into account_setting values ('${accountId}', 0, 1)`);
  await up(world.db);
  expect(await readSettings(world.db, accountId)).toEqual({
    ...{ signInNotices: false, discreet: true },
    ...{ newDocuments: true, firstAccesses: true, everyAccess: false },
  });
  await moveKeptBack(world);
  const pending = () => world.db.selectFrom('pending_notice').select(['kind', 'about']).execute();
  expect(await pending()).toEqual([]);
  world.pass(15 * 86_400_000);
  await moveKeptBack(world);
  expect(await pending()).toEqual([{ kind: 'waiting-document', about: waits }]);
});
