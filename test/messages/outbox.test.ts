import { describe, expect, test } from 'vitest';
import { messageCleaning } from '../../server/messages/cleaning.ts';
import { listDemoMessages } from '../../server/messages/demo-box.ts';
import { messageState, queueMessage } from '../../server/messages/outbox.ts';
import type { Mail } from '../../server/world.ts';
import { confirmation, manualWorker, queue, signInCode } from '../support/messages.ts';
import { freshWorld } from '../support/world.ts';

/** A world that notes what leaves it. */
async function notingWorld(options: { postgres: boolean }) {
  const left: Mail[] = [];
  const email = async (mail: Mail) => void left.push(mail);
  const world = await freshWorld({
    ...options,
    carriers: { email, sms: () => Promise.reject(new Error('down')) },
  });
  return { world, left };
}

describe.each([{ postgres: false }, { postgres: true }])('the outbox, PostgreSQL: $postgres', options => {
  test('sends nothing of an act that was rolled back', async () => {
    const { world, left } = await notingWorld(options);
    const act = world.db.transaction().execute(async trx => {
      await queueMessage(trx, world, confirmation);
      throw new Error('The act fails.');
    });
    await expect(act).rejects.toThrow('The act fails.');
    expect(await manualWorker(world).tick()).toBe(0);
    expect(left).toEqual([]);
  });

  test('sends the most urgent first', async () => {
    const { world, left } = await notingWorld(options);
    for (let number = 0; number < 6; number += 1) await queue(world, confirmation);
    world.pass(1000);
    await queue(world, signInCode);
    await manualWorker(world).tick();
    const place = left.findIndex(({ subject }) => subject.includes('ouvrir'));
    expect(left).toHaveLength(7);
    expect(place).toBeLessThan(5);
  });

  test('sends each message once when two deliver at once', async () => {
    const { world, left } = await notingWorld(options);
    for (let number = 0; number < 20; number += 1) await queue(world, confirmation);
    await Promise.all([manualWorker(world).tick(), manualWorker(world).tick()]);
    expect(left).toHaveLength(20);
  });

  test('does not hold up e-mails when SMS is down', async () => {
    const { world, left } = await notingWorld(options);
    const sms = await queue(world, {
      ...signInCode,
      channel: 'sms',
      kind: 'one-time-code',
      to: '+33600000000',
    });
    await queue(world, signInCode);
    await manualWorker(world).tick();
    expect(left).toHaveLength(1);
    expect(await messageState(world, sms)).toBe('delayed');
  });

  test('writes the end of a message with it, and tries again when that fails', async () => {
    const { world } = await notingWorld(options);
    const id = await queue(world, {
      ...confirmation,
      channel: 'letter',
      kind: 'record-created',
      recipient: ['Ruth'],
    });
    const broken = manualWorker(world, { onEnd: () => Promise.reject(new Error('no journal')) });
    await broken.tick();
    expect(await messageState(world, id)).toBe('delayed');
    expect(await listDemoMessages(world)).toEqual([]);
    world.pass(60_000);
    await manualWorker(world).tick();
    expect(await messageState(world, id)).toBe('sent');
  });

  test('never sends a message again because its end could not be noted', async () => {
    const { world, left } = await notingWorld(options);
    await queue(world, confirmation);
    const broken = manualWorker(world, { onEnd: () => Promise.reject(new Error('no journal')) });
    await broken.tick();
    world.pass(3_600_000);
    await broken.tick();
    expect(left).toHaveLength(1);
  });

  test('wipes a dropped code', async () => {
    const { world } = await notingWorld(options);
    const id = await queue(world, signInCode);
    world.pass(10 * 60_000);
    await manualWorker(world).tick();
    const row = await world.db
      .selectFrom('outbox')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect([row.state, row.sealed]).toEqual(['expired', null]);
  });

  test('shows delivered messages in the demo box, newest first, and hides their words in the database', async () => {
    const { world } = await notingWorld(options);
    const worker = manualWorker(world);
    await queue(world, confirmation);
    await worker.tick();
    world.pass(1000);
    const id = await queue(world, signInCode);
    await worker.tick();
    const [newest, oldest] = await listDemoMessages(world);
    expect(newest).toMatchObject({ id, channel: 'email', to: 'ruth@exemple.fr', letterId: null });
    expect(newest?.text).toContain('4217 3109');
    expect(oldest?.kind).toBe('record-created');
    const rows = await world.db.selectFrom('demo_message').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('4217');
  });

  test('forgets old messages, and keeps those that wait', async () => {
    const { world } = await notingWorld(options);
    const sent = await queue(world, confirmation);
    const worker = manualWorker(world, { jobs: [messageCleaning] });
    await worker.tick();
    world.pass(31 * 86_400_000);
    const waiting = await queue(world, {
      ...confirmation,
      channel: 'sms',
      kind: 'record-created',
      to: '+33600000000',
    });
    await worker.tick();
    expect(await messageState(world, sent)).toBeUndefined();
    expect(await messageState(world, waiting)).toBe('delayed');
    expect(await listDemoMessages(world)).toEqual([]);
  });
});

test('a message without what it must say is refused when it is queued', async () => {
  const world = await freshWorld();
  await expect(queue(world, { ...signInCode, values: { code: '42173109' } })).rejects.toThrow('validUntil');
});
