import { CompiledQuery, PostgresAdapter } from 'kysely';
import { appendEntry } from '../../server/record/journal.ts';
import type { Details } from '../../server/record/journal-entry.ts';
import { newId } from '../../server/storage/ids.ts';
import type { World } from '../../server/world.ts';

/** Makes a person with an open record. Returns the record's id. */
export async function makeRecord(world: World): Promise<string> {
  const [insuredId, id] = [newId(world.random), newId(world.random)];
  const at = world.now().toISOString();
  const names = { familyName: 'DURAND', givenName: 'Louise', birthDate: '1985-04-17' };
  const sealed = world.keys.seal('insured', insuredId, JSON.stringify({ nir: insuredId, ...names }));
  const person = { id: insuredId, nir_lookup: world.keys.lookup('nir', insuredId), sealed, updated_at: at };
  await world.db.insertInto('insured').values(person).execute();
  const record = { id, insured_id: insuredId, wrapped_key: world.keys.newRecordKey(id), created_at: at };
  await world.db
    .insertInto('record')
    .values({ ...record, status: 'open', created_by: 'patient', closed_at: null })
    .execute();
  return id;
}

/** Writes one entry in a record's chain, or the site's, in a transaction of its own. */
export function write(
  world: World,
  recordId?: string,
  details?: Details,
): Promise<{ chain: string; seq: number }> {
  return world.db.transaction().execute(trx =>
    appendEntry(trx, world, {
      actor: { kind: 'account', id: 'somebody' },
      recordId,
      verb: 'sign-in.succeeded',
      channel: 'web',
      details,
    }),
  );
}

/** Writes `count` entries one after the other. */
export async function writeMany(world: World, recordId: string | undefined, count: number): Promise<void> {
  for (let entry = 0; entry < count; entry += 1) await write(world, recordId, { entry });
}

/** Runs statements as somebody would who holds the database itself: the triggers are gone. */
export async function attack(world: World, statements: readonly string[]): Promise<void> {
  const postgres = world.db.getExecutor().adapter instanceof PostgresAdapter;
  const drops = postgres
    ? ['drop trigger journal_entry_no_change on journal_entry']
    : ['drop trigger journal_entry_no_update', 'drop trigger journal_entry_no_delete'];
  for (const statement of [...drops, ...statements]) await run(world, statement);
}

/** Runs one statement as it is. */
export async function run(world: World, statement: string): Promise<void> {
  await world.db.executeQuery(CompiledQuery.raw(statement));
}
