import type { Database } from '../../storage/dialect.ts';
import type { Tables, Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';

/** The row of an agent. */
export async function findAgent(db: Database | Trx, id: string): Promise<Tables['agent'] | undefined> {
  return db.selectFrom('agent').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Notes an agent who signs in, with the roles and the name of today. Returns their id: an older one, or the one given. */
export async function putAgent(
  trx: Trx,
  world: World,
  what: { id: string; subject: string; name: string; roles: readonly string[] },
): Promise<string> {
  const lookups = world.keys.lookups('agent', what.subject);
  const known = await trx
    .selectFrom('agent')
    .select('id')
    .where('subject_lookup', 'in', lookups)
    .executeTakeFirst();
  const id = known?.id ?? what.id;
  const now = {
    sealed: world.keys.seal('agent', id, JSON.stringify({ name: what.name, subject: what.subject })),
    roles: what.roles.join(' '),
    seen_at: world.now().toISOString(),
  };
  await trx
    .insertInto('agent')
    .values({ id, subject_lookup: world.keys.lookup('agent', what.subject), ...now })
    .onConflict(conflict => conflict.column('id').doUpdateSet(now))
    .execute();
  return id;
}

/** Takes every role from an agent whom the issuer gives none any more; nothing for somebody unknown. */
export async function dropRoles(trx: Trx, world: World, subject: string): Promise<void> {
  const lookups = world.keys.lookups('agent', subject);
  await trx.updateTable('agent').set({ roles: '' }).where('subject_lookup', 'in', lookups).execute();
}
