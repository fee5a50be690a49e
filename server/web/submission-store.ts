import { after, day, second } from '../storage/time.ts';
import type { World } from '../world.ts';

/** Longer than any form takes; after it, a claim of a process that died is free again. */
const claim = 30 * second;
const keep = day;

export type Claim =
  | { readonly state: 'mine' }
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly location: string };

/** Claims the sending of one form, so that a double click or a resend is carried out once. */
export async function claimSubmission(world: World, id: string): Promise<Claim> {
  const now = world.now();
  const row = { id, location: null, claimed_until: after(now, claim), created_at: now.toISOString() };
  const result = await world.db
    .insertInto('submission')
    .values(row)
    .onConflict(conflict =>
      conflict
        .column('id')
        .doUpdateSet({ claimed_until: row.claimed_until })
        .where('submission.location', 'is', null)
        .where('submission.claimed_until', '<=', now.toISOString()),
    )
    .executeTakeFirst();
  if ((result.numInsertedOrUpdatedRows ?? 0n) > 0n) return { state: 'mine' };
  const known = await world.db
    .selectFrom('submission')
    .select('location')
    .where('id', '=', id)
    .executeTakeFirst();
  return known?.location ? { state: 'done', location: known.location } : { state: 'running' };
}

/** Remembers where a carried-out form led, for whoever sends it again. */
export async function finishSubmission(world: World, id: string, location: string): Promise<void> {
  await world.db.updateTable('submission').set({ location }).where('id', '=', id).execute();
}

/** Frees a form that was not carried out: it had a mistake, or a fault came. */
export async function releaseSubmission(world: World, id: string): Promise<void> {
  await world.db.deleteFrom('submission').where('id', '=', id).where('location', 'is', null).execute();
}

/** Forgets forms of long ago. */
export async function dropOldSubmissions(world: World): Promise<void> {
  await world.db.deleteFrom('submission').where('created_at', '<=', after(world.now(), -keep)).execute();
}
