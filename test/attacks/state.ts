import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tables } from '../../server/storage/tables.ts';
import type { World } from '../../server/world.ts';

/** What changes by asking alone: who visits, how often, and what was typed on a form that came too late. */
const byAsking: ReadonlySet<string> = new Set(['session', 'submission', 'draft', 'rate_hit', 'lease']);

/** Everything that the database holds, table by table, as one number each: nothing has changed where they are the same. */
export async function stateOf({ db }: World): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const { name } of await db.introspection.getTables()) {
    if (byAsking.has(name)) continue;
    const { rows } = await sql`select * from ${sql.table(name as keyof Tables)} order by 1, 2`.execute(db);
    state[name] = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  }
  return state;
}
