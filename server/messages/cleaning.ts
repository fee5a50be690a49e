import { after, day } from '../storage/time.ts';
import { deleteOld } from './cleaning-store.ts';
import type { Job } from './jobs.ts';

/** How long the row of a message that ended is kept, without its body: its history is in the journal. */
const kept = 30 * day;

/** The daily job that forgets old messages. */
export const messageCleaning: Job = {
  name: 'messages',
  everyMs: day,
  run: world => world.db.transaction().execute(trx => deleteOld(trx, after(world.now(), -kept))),
};
