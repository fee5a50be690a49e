import { readConfig } from '../../server/config.ts';
import { openWorld } from '../../server/open-world.ts';
import { manyDocuments } from '../support/many-documents.ts';

/** Puts so many documents of a professional into a record of a demo site that is not running; contents left out. */
export async function fillRecord(dataDir: string, recordId: string, count: number): Promise<void> {
  const world = await openWorld(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  await manyDocuments(world, recordId, count);
  await world.close();
}
