import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { appendEntry } from '../record/journal.ts';
import { rotateKeys } from '../storage/rotate-keys.ts';
import type { World } from '../world.ts';
import { type Print, printLine, runCommand } from './run.ts';

/**
 * Seals everything again under the newest key, writes it in the site's journal and prints what was done. Can be stopped
 * at any moment and started again. Returns how many rows did not open and stay under the key they had.
 */
export async function rotateAndReport(world: World, print: Print): Promise<number> {
  const total = { resealed: 0, stuck: 0 };
  for await (const step of rotateKeys(world)) {
    total.resealed += step.resealed;
    total.stuck += step.stuck.length;
    for (const place of step.stuck) print(`${step.table} ${place}: does not open, left as it is`);
  }
  await world.db.transaction().execute(trx =>
    appendEntry(trx, world, {
      actor: { kind: 'operator', id: 'command' },
      verb: 'keys.rotated',
      object: { kind: 'key', id: world.keys.current },
      channel: 'command',
      details: total,
    }),
  );
  print(`${total.resealed} rows sealed again under key ${world.keys.current}; ${total.stuck} could not be.`);
  print(
    'Keep the old keys in RECORD_KEY, after the newest: entries of the journal, anchors and codes already sent',
  );
  print('were signed with them. Sites that were running with the old ring must be started again.');
  return total.stuck;
}

/**
 * Puts a new random key before those of the demo's key file, on disk before it is used. A file that is not there is
 * left to be made with the database.
 */
export async function addDemoKey(config: Config): Promise<void> {
  const path = join(config.dataDir, 'demo.key');
  const ring = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (ring === undefined) return;
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64')}\n${ring}`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  const directory = await open(config.dataDir, 'r');
  await directory.sync().finally(() => directory.close());
}

if (import.meta.main) {
  await runCommand(async ({ config, open }) => {
    if (config.demo && config.recordKey === undefined) await addDemoKey(config);
    return (await rotateAndReport(await open(), printLine)) === 0 ? 0 : 1;
  });
}
