import { describe, expect, onTestFinished, test } from 'vitest';
import { sendAccessNotices } from '../../server/identity/access-notices.ts';
import { changeSettings, usualSettings } from '../../server/identity/settings.ts';
import { hour, minute } from '../../server/storage/time.ts';
import { startSiteWorker } from '../../server/worker-jobs.ts';
import type { World } from '../../server/world.ts';
import { mailServer, sendingWorld } from '../support/messages.ts';
import { entriesOf, look, makeReachable, openInEmergency, receive, tooMuch } from '../support/notices.ts';

/** A site that sends by a real mail server, with one owner, and a worker that works when `tick` is called. */
async function begin(options: { postgres?: boolean } = {}, chosen: Partial<typeof usualSettings> = {}) {
  const server = await mailServer();
  const world = await sendingWorld({ SMTP_URL: server.url }, options);
  const access = await makeReachable(world);
  await changeSettings(world, access.accountId, { ...usualSettings, ...chosen });
  const worker = startSiteWorker(world, 0);
  onTestFinished(() => worker.stop());
  const tick = async (ms = 1100): Promise<string[]> => {
    const before = server.received.length;
    world.pass(ms);
    await worker.tick();
    return server.received.slice(before).map(({ email }) => email.text ?? '');
  };
  return { world, ...access, tick };
}

const sms = async (world: World): Promise<string[]> => {
  const rows = await world.db.selectFrom('outbox').select('kind').where('channel', '=', 'sms').execute();
  return rows.map(({ kind }) => kind);
};

describe.each([{ postgres: false }, { postgres: true }])('notices, PostgreSQL: $postgres', options => {
  test('ten accesses in an hour are one e-mail an hour after the first, and it says nobody and nothing', async () => {
    const { world, recordId, tick } = await begin(options, { everyAccess: true, firstAccesses: false });
    for (let access = 0; access < 10; access += 1) {
      await look(world, recordId);
      expect(await tick(minute)).toEqual([]);
    }
    const told = await tick(50 * minute + 2000);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/Un professionnel a ouvert votre DMP\.\nNombre d'accès : 10\./);
    expect(told[0]).toMatch(/depuis le 3 mars 2026 à 11.h.00/);
    expect(told[0]).not.toMatch(tooMuch);
    expect(await sms(world)).toEqual([]);
    expect(await entriesOf(world, recordId, 'notice.sent')).toHaveLength(1);
    expect(await tick(2 * hour)).toEqual([]);
  });

  test('the first access of each professional is told, whatever they did first, and no later one', async () => {
    const { world, recordId, tick } = await begin(options);
    await look(world, recordId, { verb: 'documents.listed' });
    await look(world, recordId);
    await look(world, recordId, { rpps: '99900000011' });
    const told = await tick(hour);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Nombre de nouveaux professionnels : 2.');
    await look(world, recordId);
    expect(await tick(2 * hour)).toEqual([]);
    await look(world, recordId, { rpps: '99900000037' });
    expect(await tick(hour)).toHaveLength(1);
  });

  test('documents of an hour are one e-mail; one that was taken away in between is not counted', async () => {
    const { world, recordId, tick } = await begin(options);
    await receive(world, recordId);
    await receive(world, recordId, { title: 'Autre' });
    const gone = await receive(world, recordId, { title: 'Erreur' });
    const removed_at = world.now().toISOString();
    await world.db.updateTable('document').set({ removed_at }).where('id', '=', gone).execute();
    const told = await tick(hour);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Nombre de nouveaux documents : 2.');
    expect(told[0]).not.toMatch(tooMuch);
  });

  test('an emergency is told at once by e-mail and by SMS, each one, to somebody who wants no message', async () => {
    const off = { signInNotices: false, newDocuments: false, firstAccesses: false };
    const { world, recordId, tick } = await begin(options, off);
    const opening = await openInEmergency(world, recordId);
    await openInEmergency(world, recordId, opening);
    const told = await tick();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Un professionnel a ouvert votre DMP en urgence.');
    expect(told[0]).not.toMatch(tooMuch);
    expect(await sms(world)).toEqual(['emergency-notice']);
    await openInEmergency(world, recordId);
    await openInEmergency(world, recordId);
    await receive(world, recordId);
    await look(world, recordId);
    expect(await tick()).toHaveLength(2);
    expect(await tick(2 * hour)).toEqual([]);
    expect(await sms(world)).toHaveLength(3);
    expect(await entriesOf(world, recordId, 'notice.sent')).toHaveLength(3);
  });
});

test('an act that is broken off leaves nothing to tell', async () => {
  const { world, recordId, tick } = await begin();
  const broken = { ...world, now: () => new Date(Number.NaN) };
  await expect(openInEmergency(broken, recordId)).rejects.toThrow();
  expect(await tick()).toEqual([]);
});

test('what cannot be told now is told once, later, and holds up nobody', async () => {
  const { world, recordId, tick } = await begin();
  const other = await makeReachable(world);
  const { insured_id } = await world.db
    .selectFrom('record')
    .select('insured_id')
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow();
  const failing: World = {
    ...world,
    register: {
      ...world.register,
      find: (id, trx) => {
        if (id === insured_id) throw new Error('the register does not answer');
        return world.register.find(id, trx);
      },
    },
  };
  await openInEmergency(world, other.recordId);
  // Somebody else's, noted before: it is tried first.
  await openInEmergency({ ...world, now: () => new Date('2026-03-03T09:00:00Z') }, recordId);
  await sendAccessNotices(failing);
  expect(await tick()).toHaveLength(1);
  expect(await entriesOf(world, recordId, 'notice.sent')).toEqual([]);
  expect(await tick(5 * minute)).toHaveLength(1);
  expect(await tick(hour)).toEqual([]);
});

test('what was to be told of a record whose key was destroyed is dropped', async () => {
  const { world, recordId, tick } = await begin();
  await openInEmergency(world, recordId);
  await world.db.updateTable('record').set({ wrapped_key: '' }).where('id', '=', recordId).execute();
  expect(await tick()).toEqual([]);
  expect(await world.db.selectFrom('pending_notice').selectAll().execute()).toEqual([]);
});
