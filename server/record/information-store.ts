import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import { after, day } from '../storage/time.ts';
import type { World } from '../world.ts';
import type { Permit } from './policy/decide.ts';

export type InformationRow = Tables['information'];

/** How long what was removed can be brought back, in milliseconds. */
const keptAfterRemoval = day;

/** Every item of the record of a permit, in the order of its kind, removed ones too as long as they are kept. */
export async function rowsOf(db: Database | Trx, permit: Permit, kind?: string): Promise<InformationRow[]> {
  const all = db.selectFrom('information').selectAll().where('record_id', '=', permit.recordId);
  const some = kind === undefined ? all : all.where('kind', '=', kind);
  return some.orderBy('position').orderBy('id').execute();
}

/** Writes a new row under an id of its own, which it gives back. `sealed` makes the text for that id. */
export async function insertRow(
  trx: Trx,
  world: World,
  what: Pick<InformationRow, 'record_id' | 'kind' | 'position' | 'author_kind' | 'author_id'> & {
    document_id: string | null;
    sealed: (id: string) => string;
  },
): Promise<string> {
  const id = newId(world.random);
  await trx
    .insertInto('information')
    .values({
      ...what,
      id,
      version: 1,
      sealed: what.sealed(id),
      created_at: world.now().toISOString(),
      changed_kind: null,
      changed_id: null,
      changed_at: null,
      removed_at: null,
    })
    .execute();
  return id;
}

/** Changes a row that has still this version. Says whether it had. */
export async function updateRow(
  trx: Trx,
  row: Pick<InformationRow, 'id' | 'record_id' | 'version'>,
  set: Partial<
    Pick<
      InformationRow,
      'sealed' | 'document_id' | 'changed_kind' | 'changed_id' | 'changed_at' | 'removed_at'
    >
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('information')
    .set({ ...set, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('record_id', '=', row.record_id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a row its place in the order of its kind. Its words are the same: so is its version. */
export async function placeRow(trx: Trx, id: string, position: number): Promise<void> {
  await trx.updateTable('information').set({ position }).where('id', '=', id).execute();
}

/** Forgets what was removed more than a day ago. */
export async function dropRemoved(trx: Trx, now: Date): Promise<void> {
  await trx
    .deleteFrom('information')
    .where('removed_at', 'is not', null)
    .where('removed_at', '<', after(now, -keptAfterRemoval))
    .execute();
}
