import { describe, expect, test } from 'vitest';
import {
  answeredMessageLives,
  type ContactWords,
  closeContactMessage,
  listContactMessages,
  readContactMessage,
} from '../../server/identity/contact-messages.ts';
import { dropAnsweredMessages } from '../../server/identity/contact-messages-store.ts';
import { sendContactMessage } from '../../server/identity/send-contact-message.ts';
import { after } from '../../server/storage/time.ts';
import type { World } from '../../server/world.ts';
import { freshWorld } from '../support/world.ts';

const words: ContactWords = {
  message: 'Bonjour,\nje ne reçois pas mon code.',
  name: 'Ruth NESSI',
  reply: { by: 'email', address: 'ruth@exemple.fr' },
  accountId: null,
};
const sent = { ...words, kind: 'creation', language: 'fr', address: '192.0.2.1' } as const;

async function receiptOf(world: World, given: Parameters<typeof sendContactMessage>[1] = sent) {
  const answer = await sendContactMessage(world, given);
  if (answer === 'too-many') throw new Error('The message was refused.');
  return answer.receipt;
}

async function journal(world: World) {
  const rows = await world.db.selectFrom('journal_entry').selectAll().orderBy('seq').execute();
  return rows.map(({ verb, actor_kind, actor_id, object_id }) => ({ verb, actor_kind, actor_id, object_id }));
}

async function outbox(world: World) {
  return world.db.selectFrom('outbox').select(['kind', 'id', 'sealed']).orderBy('kind').execute();
}

describe.each([{ postgres: false }, { postgres: true }])(
  'contact messages, PostgreSQL: $postgres',
  options => {
    test('a message is kept sealed, listed without its words, read and closed with a trace', async () => {
      const world = await freshWorld(options);
      const receipt = await receiptOf(world);
      expect(receipt).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      const rows = await world.db.selectFrom('contact_message').selectAll().execute();
      expect(JSON.stringify(rows)).not.toMatch(/Ruth|exemple|reçois/);
      const [head] = await listContactMessages(world, { state: 'open', most: 10 });
      const id = head?.id ?? '';
      expect(head).toMatchObject({ receipt, kind: 'creation', language: 'fr', state: 'open' });
      expect(await readContactMessage(world, { id, by: 'op' })).toMatchObject({ ...head, ...words });
      const close = () =>
        world.db.transaction().execute(trx => closeContactMessage(trx, world, { id, by: 'op' }));
      expect([await close(), await close()]).toEqual([true, false]);
      expect(await listContactMessages(world, { state: 'open', most: 10 })).toEqual([]);
      expect((await listContactMessages(world, { state: 'answered', most: 10 }))[0]?.answeredAt).toEqual(
        world.now(),
      );
      expect(await journal(world)).toEqual([
        { verb: 'contact-message.sent', actor_kind: 'visitor', actor_id: 'visitor', object_id: id },
        { verb: 'contact-message.read', actor_kind: 'operator', actor_id: 'op', object_id: id },
        { verb: 'contact-message.closed', actor_kind: 'operator', actor_id: 'op', object_id: id },
      ]);
      expect(await readContactMessage(world, { id: 'nothing', by: 'op' })).toBeUndefined();
    });

    test('lists go on where the page before ended, even within one instant', async () => {
      const world = await freshWorld(options);
      for (let number = 0; number < 5; number += 1)
        await receiptOf(world, { ...sent, address: `192.0.2.${number}` });
      const seen: string[] = [];
      let before: { createdAt: Date; id: string } | undefined;
      for (let page = 0; page < 3; page += 1) {
        const heads = await listContactMessages(world, {
          state: 'open',
          most: 2,
          ...(before ? { before } : {}),
        });
        seen.push(...heads.map(head => head.receipt));
        before = heads.at(-1);
      }
      expect(new Set(seen).size).toBe(5);
    });

    test('an answered message is forgotten after a year, an open one never', async () => {
      const world = await freshWorld(options);
      await receiptOf(world);
      const [head] = await listContactMessages(world, { state: 'open', most: 1 });
      await receiptOf(world);
      const id = head?.id ?? '';
      await world.db.transaction().execute(trx => closeContactMessage(trx, world, { id, by: 'op' }));
      world.pass(answeredMessageLives + 1);
      const limit = after(world.now(), -answeredMessageLives);
      await world.db.transaction().execute(trx => dropAnsweredMessages(trx, limit));
      expect(await listContactMessages(world, { state: 'answered', most: 9 })).toEqual([]);
      expect(await listContactMessages(world, { state: 'open', most: 9 })).toHaveLength(1);
    });
  },
);

test('the operator is told the number alone, the person gets a receipt without the words', async () => {
  const world = await freshWorld({ env: { SUPPORT_EMAIL: 'aide@exemple.org' } });
  const receipt = await receiptOf(world);
  const mails = (await outbox(world)).map(({ id, sealed, kind }) => ({
    kind,
    ...JSON.parse(world.keys.open('outbox', id, sealed ?? '')),
  }));
  expect(mails.map(({ kind, to }) => [kind, to])).toEqual([
    ['contact-message', 'aide@exemple.org'],
    ['contact-receipt', 'ruth@exemple.fr'],
  ]);
  for (const { text, subject } of mails) {
    expect(text).toContain(receipt);
    expect(text + subject).not.toMatch(/Ruth|code/);
  }
});

test('nobody is written to more than 3 times a day, whatever the capitals', async () => {
  const world = await freshWorld();
  for (const address of ['ruth@exemple.fr', 'RUTH@exemple.fr', 'Ruth@exemple.fr', 'ruth@Exemple.fr'])
    await receiptOf(world, { ...sent, reply: { by: 'email', address } });
  expect(await outbox(world)).toHaveLength(3);
  expect(await listContactMessages(world, { state: 'open', most: 9 })).toHaveLength(4);
});

test('one address sends 10 messages an hour, then is asked to wait', async () => {
  const world = await freshWorld();
  for (let time = 0; time < 10; time += 1) await receiptOf(world);
  expect(await sendContactMessage(world, sent)).toBe('too-many');
  await receiptOf(world, { ...sent, address: '192.0.2.2' });
  world.pass(3_600_001);
  await receiptOf(world);
});

test('a receipt number that is taken is drawn again', async () => {
  const world = await freshWorld();
  let draws = 0;
  // The first two messages draw the same number: the bytes of an id are 16, those of a number 4 at a time.
  const random = (bytes: number): Uint8Array => {
    if (bytes !== 4) return world.random(bytes);
    draws += 1;
    return draws <= 16 ? new Uint8Array(4) : world.random(bytes);
  };
  const first = await receiptOf({ ...world, random });
  expect(await receiptOf({ ...world, random })).not.toBe(first);
});
