import { describe, expect, test } from 'vitest';
import { professionalViewer } from '../../server/record/care-access.ts';
import { openInEmergency } from '../../server/record/care-emergency.ts';
import { listForCarer, mayCarer, openForCarer } from '../../server/record/care-reading.ts';
import { caredFor, place, said } from '../support/cared-for.ts';
import { actsIn, agree, block, historyOf, openJournalDetails, receive, trust } from '../support/carers.ts';
import { makeOwner } from '../support/records.ts';

const hour = 3_600_000;

describe.each([{ postgres: false }, { postgres: true }])('refused, PostgreSQL: $postgres', options => {
  const start = (does?: Parameters<typeof caredFor>[1]) => caredFor(options, does);

  test('who is blocked opens nothing in an emergency either', async () => {
    const { world, owner, who } = await start();
    await agree(world, who);
    await block(world, who);
    expect(await openInEmergency(world, who, said('break-glass'))).toBe(false);
    expect(await actsIn(world, owner.recordId)).toEqual(['access.refused R5']);
  });

  test('occupational medicine reads nothing, whatever was agreed', async () => {
    const { world, owner, who, id, list } = await start({ specialty: 'SM25' });
    await trust(world, who);
    await agree(world, who);
    expect(await list()).toBeUndefined();
    expect(await openForCarer(world, who, { id, verb: 'document.downloaded' })).toBeUndefined();
    expect(await openInEmergency(world, who, said('break-glass'))).toBe(false);
    expect(new Set((await actsIn(world, owner.recordId)).map(act => act.slice(0, 17)))).toEqual(
      new Set(['access.refused R1']),
    );
  });

  test('a closed record is read by nobody, its author included', async () => {
    const { world, who, id, list } = await start();
    await trust(world, who);
    await world.db.updateTable('record').set({ status: 'closed' }).where('id', '=', who.recordId).execute();
    expect(await list()).toBeUndefined();
    expect(await openForCarer(world, who, { id, verb: 'document.read' })).toBeUndefined();
    expect(await openInEmergency(world, who, said('break-glass'))).toBe(false);
    expect(new Set((await actsIn(world, who.recordId)).map(act => act.split(' ')[1]))).toEqual(
      new Set(['closed']),
    );
  });

  test('a document of another record, one that is gone and any other text open nothing and leave no trace', async () => {
    const { world, owner, who, id } = await start();
    const other = await makeOwner(world);
    await trust(world, who);
    await trust(world, { ...who, recordId: other.recordId });
    const theirs = await receive(world, other);
    const gone = await receive(world, owner, { title: 'Retiré' });
    const at = world.now().toISOString();
    await world.db.updateTable('document').set({ removed_at: at }).where('id', '=', gone).execute();
    const swapped = [...id].map(letter =>
      /[a-z]/.test(letter) ? letter.toUpperCase() : letter.toLowerCase(),
    );
    const texts = [theirs, gone, swapped.join(''), ` ${id}`, `${id}%20`, encodeURIComponent(`${id}=`), ''];
    for (const text of texts)
      expect(await openForCarer(world, who, { id: text, verb: 'document.read' }), text).toBeUndefined();
    expect(await actsIn(world, owner.recordId)).toEqual([]);
    expect(await actsIn(world, other.recordId)).toEqual([]);
  });

  test('who left the directory is nobody any more', async () => {
    const { world, who } = await start();
    await world.db.deleteFrom('exercise').where('id', '=', who.viewer.exerciseId).execute();
    expect(await professionalViewer(world, who.viewer.exerciseId)).toBeUndefined();
  });

  test('at most 60 refusals an hour are written in one history, and those of another record all the same', async () => {
    const { world, owner, who, id } = await start();
    const tryIt = () => openForCarer(world, who, { id, verb: 'document.read' });
    for (let time = 0; time < 65; time += 1) expect(await tryIt()).toBeUndefined();
    expect(await actsIn(world, owner.recordId)).toHaveLength(60);
    const other = { ...who, recordId: (await makeOwner(world)).recordId };
    await listForCarer(world, other, place);
    expect(await actsIn(world, other.recordId)).toEqual(['access.refused R7']);
    world.pass(hour);
    await tryIt();
    expect(await actsIn(world, owner.recordId)).toHaveLength(61);
  });

  test('a refusal says what was wanted, and asking whether one may leaves no trace', async () => {
    const { world, owner, who } = await start();
    expect(await mayCarer(world, who, 'read')).toEqual({ allowed: false, rule: 'R7' });
    expect(await mayCarer(world, { ...who, recordId: 'A'.repeat(22) }, 'read')).toBeUndefined();
    expect(await actsIn(world, owner.recordId)).toEqual([]);
    await listForCarer(world, who, place);
    const [entry] = await historyOf(world, owner.recordId);
    expect(entry).toMatchObject({
      verb: 'access.refused',
      policy_version: expect.any(String),
      object_id: null,
    });
    expect(await openJournalDetails(world, entry)).toEqual({ action: 'read' });
  });
});
