import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemo } from '../../server/identity/load-demo.ts';
import { makeTestWorld } from './world.ts';

/**
 * Makes, once for a whole run, the databases that the worlds of the tests are copied from: one that is empty and one
 * that holds the demo people, with its key. Making them anew for each test would take longer than many tests do. The
 * folder, named in `TEST_TEMPLATES`, is gone after the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mon-dmp-templates-'));
  const recordKey = randomBytes(32).toString('base64');
  await writeFile(join(folder, 'demo.key'), recordKey);
  for (const name of ['empty', 'demo']) {
    const world = await makeTestWorld({ recordKey });
    if (name === 'demo') await loadDemo(world);
    // Closed first: all of it is then in the one file.
    await world.db.destroy();
    await copyFile(join(world.dir, 'test.db'), join(folder, `${name}.db`));
    await world.close();
  }
  process.env.TEST_TEMPLATES = folder;
  return () => rm(folder, { recursive: true, force: true });
}
