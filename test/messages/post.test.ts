import { describe, expect, onTestFinished, test } from 'vitest';
import { listDemoMessages } from '../../server/messages/demo-box.ts';
import { messageState, type NewMessage } from '../../server/messages/outbox.ts';
import { LetterGone, letterPdf, listPostQueue, markPosted, markPrinted } from '../../server/messages/post.ts';
import { createPrinter } from '../../server/messages/print/printer.ts';
import { manualWorker, queue } from '../support/messages.ts';
import { freshWorld } from '../support/world.ts';
import { drawnText } from './pdf-text.ts';

const letter: NewMessage = {
  channel: 'letter',
  kind: 'creation-code',
  recipient: ['Madame Ruth NESSI', '1 rue du Port', '29200 BREST'],
  language: 'ar',
  values: { code: 'ABCDEFGH2345', validUntil: '2026-05-02T10:00:00Z' },
};

describe.each([{ postgres: false }, { postgres: true }])('the post, PostgreSQL: $postgres', options => {
  test('a letter enters the queue once, is printed, posted, then wiped', async () => {
    const world = await freshWorld(options);
    const id = await queue(world, letter);
    expect(await listPostQueue(world)).toEqual([]);
    await manualWorker(world).tick();
    expect(await messageState(world, id)).toBe('sent');
    const createdAt = world.now().toISOString();
    const waiting = { id, kind: 'creation-code', language: 'ar', recipient: letter.recipient, createdAt };
    expect(await listPostQueue(world)).toEqual([{ ...waiting, printedAt: null }]);

    world.pass(60_000);
    const printedAt = world.now().toISOString();
    await world.db.transaction().execute(trx => markPrinted(trx, world, { id }));
    world.pass(60_000);
    await world.db.transaction().execute(trx => markPrinted(trx, world, { id }));
    expect(await listPostQueue(world)).toEqual([{ ...waiting, printedAt }]);

    const post = () => world.db.transaction().execute(trx => markPosted(trx, world, id));
    expect([await post(), await post()]).toEqual([true, false]);
    expect(await listPostQueue(world)).toEqual([]);
    const row = await world.db
      .selectFrom('post_letter')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.sealed).toBeNull();
  });

  test('the demo box shows a letter, and names it as long as it can be printed', async () => {
    const world = await freshWorld(options);
    const id = await queue(world, { ...letter, language: 'fr' });
    await manualWorker(world).tick();
    const [shown] = await listDemoMessages(world);
    expect(shown).toMatchObject({
      letterId: id,
      channel: 'letter',
      to: 'Madame Ruth NESSI\n1 rue du Port\n29200 BREST',
    });
    expect(shown?.text).toContain('ABCD EFGH 2345');
    await world.db.transaction().execute(trx => markPosted(trx, world, id));
    expect((await listDemoMessages(world))[0]?.letterId).toBeNull();
  });
});

test('a letter is a PDF with both languages and the code, until it is posted', async () => {
  const world = await freshWorld();
  const printer = createPrinter();
  onTestFinished(() => printer.close());
  const id = await queue(world, letter);
  await manualWorker(world).tick();
  const text = drawnText(await letterPdf(world, printer, id));
  expect(text).toContain('MadameRuthNESSI');
  expect(text).toContain('VotrecodepourcréervotreDMP');
  expect(text).toContain('2mai2026');
  expect(text).toContain('ABCDEFGH2345');
  await world.db.transaction().execute(trx => markPosted(trx, world, id));
  await expect(letterPdf(world, printer, id)).rejects.toThrow(LetterGone);
});
