import type { Trx } from '../storage/tables.ts';

/** Deletes the rows of messages that ended, letters that were posted and demo copies made before `limit`. */
export async function deleteOld(trx: Trx, limit: string): Promise<void> {
  await trx.deleteFrom('outbox').where('state', '!=', 'waiting').where('ended_at', '<', limit).execute();
  await trx.deleteFrom('post_letter').where('posted_at', '<', limit).execute();
  await trx.deleteFrom('demo_message').where('created_at', '<', limit).execute();
}
