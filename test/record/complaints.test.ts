import { describe, expect, test } from 'vitest';
import { OperatorAccess } from '../../server/identity/operator/access.ts';
import {
  answerComplaint,
  openComplaintAs,
  readComplaintList,
} from '../../server/identity/operator/complaints.ts';
import { sendComplaint } from '../../server/identity/send-complaint.ts';
import { complaintAbout } from '../../server/record/complaint-about.ts';
import { ownComplaint, ownComplaints } from '../../server/record/complaints.ts';
import { wholeScope } from '../../server/record/grant-scope.ts';
import { appendEntry } from '../../server/record/journal.ts';
import { AccessError } from '../../server/record/records.ts';
import { detailsOf, entriesOf, makeOperator } from '../support/operators.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld, type TestWorldOptions } from '../support/world.ts';

const [doctor, nurse] = ['99900000011', '99900000029'];
const text = 'Je ne connais pas cette personne.';

/** A record that a nurse and then the treating doctor have read, entries 1 and 2. */
async function readRecord(options: TestWorldOptions) {
  const world = await freshWorld(options);
  const access = await makeOwner(world);
  const { recordId } = access;
  const given = { given_at: world.now().toISOString(), given_by: access.accountId };
  const row = { record_id: recordId, rpps: doctor, kind: 'treating-doctor', ...given } as const;
  await world.db.insertInto('full_access').values(row).execute();
  for (const rpps of [nurse, doctor])
    await world.db.transaction().execute(trx =>
      appendEntry(trx, world, {
        actor: { kind: 'professional', id: rpps },
        recordId,
        verb: 'document.read',
        object: { kind: 'document', id: 'one' },
        channel: 'web',
      }),
    );
  const send = (seq: number | undefined, block = false, by = access) =>
    sendComplaint(world, by, { kind: 'complaint', seq, text, block, language: 'fr' });
  return { world, access, recordId, send };
}

async function operatorOf(world: Awaited<ReturnType<typeof freshWorld>>): Promise<OperatorAccess> {
  await makeOperator(world);
  await world.db.updateTable('operator').set({ password_kind: 'own' }).execute();
  const { id } = await world.db.selectFrom('operator').select('id').executeTakeFirstOrThrow();
  const standing = await OperatorAccess.standing(world, id);
  if (standing.is !== 'in') throw new Error('No operator.');
  return standing.access;
}

describe.each([{ postgres: false }, { postgres: true }])('complaints, PostgreSQL: $postgres', options => {
  test('one is sealed, blocks in the same step, is opened, answered once and read', async () => {
    const { world, access, recordId, send } = await readRecord(options);
    const sent = await send(1, true);
    if (typeof sent === 'string') throw new Error(sent);
    const [row] = await world.db.selectFrom('complaint').selectAll().execute();
    expect(JSON.stringify(row)).not.toContain('connais');
    const blocked = await world.db.selectFrom('blocked_professional').selectAll().execute();
    expect(blocked).toMatchObject([{ record_id: recordId, rpps: nurse, blocked_by: access.accountId }]);
    const operator = await operatorOf(world);
    const [head] = await readComplaintList(world, operator, { state: 'open', most: 10 });
    expect(head).toMatchObject({ id: sent.id, state: 'sent', seq: 1 });
    const opened = await openComplaintAs(world, operator, sent.id);
    expect(opened?.complaint).toMatchObject({ text, blocked: nurse, answer: '' });
    expect(opened?.act).toMatchObject({ verb: 'document.read', rpps: nurse });
    expect(await answerComplaint(world, operator, { id: sent.id, answer: 'Oui.' })).toBe(true);
    expect(await answerComplaint(world, operator, { id: sent.id, answer: 'Non.' })).toBe(false);
    expect(await ownComplaint(world, access, sent.id)).toMatchObject({
      text,
      answer: 'Oui.',
      state: 'answered',
    });
    expect(await readComplaintList(world, operator, { state: 'open', most: 10 })).toEqual([]);
    expect(await readComplaintList(world, operator, { state: 'answered', most: 10 })).toHaveLength(1);
    const entries = await entriesOf(world, recordId);
    expect(entries.slice(2).map(({ verb, actor_kind }) => `${actor_kind} ${verb}`)).toEqual([
      'account professional.blocked',
      'account complaint.sent',
      'operator complaint.opened',
      'operator complaint.answered',
    ]);
    expect(await detailsOf(world, entries[3])).toEqual({ kind: 'complaint', entry: 1 });
  });

  test('the treating doctor is not blocked, and nothing at all is written then', async () => {
    const { world, access, recordId, send } = await readRecord(options);
    expect((await complaintAbout(world, access, 2))?.block).toBe('treating-doctor');
    expect((await complaintAbout(world, access, 1))?.block).toBe('yes');
    expect(await send(2, true)).toBe('cannot-block');
    expect(await send(undefined, true)).toBe('cannot-block');
    expect(await send(99)).toBe('no-entry');
    expect(await ownComplaints(world, access)).toEqual([]);
    expect(await entriesOf(world, recordId)).toHaveLength(2);
  });

  test('somebody with the same rights as the treating doctor is blocked, and loses them', async () => {
    const { world, access, recordId, send } = await readRecord(options);
    const given = { given_at: world.now().toISOString(), given_by: access.accountId };
    const row = { record_id: recordId, rpps: nurse, kind: 'same-rights', ...given } as const;
    await world.db.insertInto('full_access').values(row).execute();
    expect(await send(1, true)).toMatchObject({ state: 'sent' });
    const left = await world.db.selectFrom('full_access').select('rpps').execute();
    expect(left).toEqual([{ rpps: doctor }]);
    expect((await entriesOf(world, recordId)).map(({ verb }) => verb)).toContain('same-rights.withdrawn');
  });

  test('who is blocked already stays so, and is written once', async () => {
    const { world, access, recordId, send } = await readRecord(options);
    await Promise.all([send(1, true), send(1, true)]);
    expect((await complaintAbout(world, access, 1))?.block).toBe('already');
    const verbs = (await entriesOf(world, recordId)).map(({ verb }) => verb);
    expect(verbs.filter(verb => verb === 'professional.blocked')).toHaveLength(1);
    expect(verbs.filter(verb => verb === 'complaint.sent')).toHaveLength(2);
  });

  test('who may not read the history writes and reads none; another record has none of it', async () => {
    const { world, access, send } = await readRecord(options);
    const sent = await send(undefined);
    if (typeof sent === 'string') throw new Error(sent);
    const other = await makeOwner(world);
    expect(await ownComplaint(world, other, sent.id)).toBeUndefined();
    expect(await ownComplaint(world, { ...other, recordId: access.recordId }, sent.id)).toBeUndefined();
    const caregiver = {
      ...access,
      capacity: 'caregiver',
      grant: { scope: { ...wholeScope, history: false }, until: null },
    } as const;
    await expect(send(undefined, false, caregiver)).rejects.toThrow(AccessError);
    await expect(ownComplaint(world, caregiver, sent.id)).rejects.toThrow(AccessError);
    await expect(ownComplaints(world, caregiver)).rejects.toThrow(AccessError);
    await expect(complaintAbout(world, caregiver, 1)).rejects.toThrow(AccessError);
  });

  test('after 20 in a day one waits, and refused ones do not count', async () => {
    const { world, send } = await readRecord(options);
    for (let time = 0; time < 25; time += 1) await send(2, true);
    for (let time = 0; time < 20; time += 1) expect(await send(undefined)).toMatchObject({ state: 'sent' });
    expect(await send(undefined)).toBe('too-many');
    world.pass(24 * 3_600_000);
    expect(await send(undefined)).toMatchObject({ state: 'sent' });
  });
});
