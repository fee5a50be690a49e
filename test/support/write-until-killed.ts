import { writeSync } from 'node:fs';
import { appendEntry } from '../../server/record/journal.ts';
import { newId } from '../../server/storage/ids.ts';
import { worldOfFile } from './world-of-file.ts';

/**
 * Writes rows, each with its journal entry, as fast as it can until it is killed. Prints the row's id and the entry's
 * number once both are said to be written: what is printed must never be lost. Arguments: database file, key.
 */
const [, , path = '', key = ''] = process.argv;
const world = worldOfFile({ path, key });

async function writeOne(): Promise<void> {
  const id = newId(world.random);
  const at = world.now().toISOString();
  const row = { id, claimed_until: at, created_at: at, location: null };
  const { seq } = await world.db.transaction().execute(async trx => {
    await trx.insertInto('submission').values(row).execute();
    return await appendEntry(trx, world, {
      actor: { kind: 'site', id: 'test' },
      verb: 'message.sent',
      object: { kind: 'submission', id },
      channel: 'worker',
      details: { padding: 'x'.repeat(500) },
    });
  });
  writeSync(1, `${id} ${seq}\n`);
}

for (;;) await writeOne();
