import { ownerGrant, type RecordAccess } from '../../server/record/records.ts';
import { newId } from '../../server/storage/ids.ts';
import type { World } from '../../server/world.ts';
import { makeRecord } from './journal.ts';

/** Makes a person with an account and an open record. Returns the access that the owner has. */
export async function makeOwner(world: World): Promise<RecordAccess> {
  const recordId = await makeRecord(world);
  const accountId = newId(world.random);
  const { insured_id } = await world.db
    .selectFrom('record')
    .select('insured_id')
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow();
  await world.db
    .insertInto('account')
    .values({
      id: accountId,
      insured_id,
      identifier_lookup: accountId,
      sealed: '',
      password_hash: 'x',
      password_kind: 'own',
      password_expires_at: null,
      language: 'fr',
      created_at: world.now().toISOString(),
      suspended_at: null,
    })
    .execute();
  return {
    accountId,
    recordId,
    insuredId: insured_id,
    capacity: 'self',
    grant: ownerGrant,
    createdAt: world.now(),
  };
}

/** Takes the documents of the demo people away, for a test that counts its own. */
export async function withoutDocuments({ db }: World): Promise<void> {
  for (const table of ['document_read', 'document_version', 'document', 'content_part', 'content'] as const)
    await db.deleteFrom(table).execute();
}

/** Takes what the demo people have written about themselves away, for a test that writes its own. */
export async function withoutInformation({ db }: World): Promise<void> {
  await db.deleteFrom('information').execute();
}
