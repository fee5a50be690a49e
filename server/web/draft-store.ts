import { after, day } from '../storage/time.ts';
import type { World } from '../world.ts';

/** How long what was typed waits for its owner. */
const keep = day;
/** More than anybody leaves open at once: beyond it the oldest goes, so that nobody can fill the disk. */
const mostOfOneAccount = 20;

/** Keeps a draft of an account for a day. */
export async function insertDraft(
  world: World,
  draft: { id: string; accountId: string; sealed: string },
): Promise<void> {
  const { id, accountId, sealed } = draft;
  const now = world.now();
  await world.db.transaction().execute(async trx => {
    const newest = await trx
      .selectFrom('draft')
      .select('id')
      .where('account_id', '=', accountId)
      .orderBy('created_at', 'desc')
      .limit(mostOfOneAccount - 1)
      .execute();
    const kept = newest.map(row => row.id);
    const others = trx.deleteFrom('draft').where('account_id', '=', accountId);
    if (kept.length === mostOfOneAccount - 1) await others.where('id', 'not in', kept).execute();
    const times = { created_at: now.toISOString(), expires_at: after(now, keep) };
    await trx
      .insertInto('draft')
      .values({ id, account_id: accountId, sealed, ...times })
      .execute();
  });
}

/** The sealed text of a draft; nothing when it is another account's, too old or gone. */
export async function findDraft(
  world: World,
  draft: { id: string; accountId: string },
): Promise<string | undefined> {
  const row = await world.db
    .selectFrom('draft')
    .select('sealed')
    .where('id', '=', draft.id)
    .where('account_id', '=', draft.accountId)
    .where('expires_at', '>', world.now().toISOString())
    .executeTakeFirst();
  return row?.sealed;
}

/** Forgets one draft of an account. */
export async function deleteDraft(world: World, draft: { id: string; accountId: string }): Promise<void> {
  await world.db
    .deleteFrom('draft')
    .where('id', '=', draft.id)
    .where('account_id', '=', draft.accountId)
    .execute();
}

/** Forgets the drafts that nobody came back for. */
export async function dropOldDrafts(world: World): Promise<void> {
  await world.db.deleteFrom('draft').where('expires_at', '<=', world.now().toISOString()).execute();
}
