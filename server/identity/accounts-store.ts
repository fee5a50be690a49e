import type { Database } from '../storage/dialect.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type AccountRow = Tables['account'];
export type ContactRow = Tables['contact'];

const accountOf = keptQuery(['id'], (db, at) => db.selectFrom('account').selectAll().where('id', '=', at.id));

const contactRows = keptQuery(['accountId'], (db, at) =>
  db.selectFrom('contact').selectAll().where('account_id', '=', at.accountId),
);

export async function insertAccount(trx: Trx, row: AccountRow): Promise<void> {
  await trx.insertInto('account').values(row).execute();
}

export async function findAccount(db: Database | Trx, id: string): Promise<AccountRow | undefined> {
  const [row] = await accountOf(db, { id });
  return row;
}

/** The account with one of these fingerprints of its identifier (one for each key of the ring). */
export async function findByIdentifier(
  db: Database | Trx,
  lookups: readonly string[],
): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('identifier_lookup', 'in', lookups).executeTakeFirst();
}

/** The account of an insured person, where there is one. */
export async function findByInsured(db: Database | Trx, insuredId: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('insured_id', '=', insuredId).executeTakeFirst();
}

export async function setPassword(trx: Trx, id: string, hash: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({ password_hash: hash, password_kind: 'own', password_expires_at: null })
    .where('id', '=', id)
    .execute();
}

/** Suspends an account. Returns whether it was not suspended before. */
export async function suspendAccountRow(trx: Trx, id: string, at: string): Promise<boolean> {
  const suspended = await trx
    .updateTable('account')
    .set({ suspended_at: at })
    .where('id', '=', id)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  return suspended.numUpdatedRows > 0n;
}

/** Ends a suspension, the one of that instant where `since` is given. Returns whether there was one. */
export async function reopenAccountRow(trx: Trx, id: string, since?: string): Promise<boolean> {
  let query = trx
    .updateTable('account')
    .set({ suspended_at: null })
    .where('id', '=', id)
    .where('suspended_at', 'is not', null);
  if (since !== undefined) query = query.where('suspended_at', '=', since);
  const reopened = await query.executeTakeFirst();
  return reopened.numUpdatedRows > 0n;
}

export async function setLanguage(trx: Trx, id: string, language: string): Promise<void> {
  await trx.updateTable('account').set({ language }).where('id', '=', id).execute();
}

export async function putContact(trx: Trx, row: ContactRow): Promise<void> {
  const { sealed, verified_at, declined_at } = row;
  await trx
    .insertInto('contact')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['account_id', 'channel']).doUpdateSet({ sealed, verified_at, declined_at }),
    )
    .execute();
}

export async function contactsOf(db: Database | Trx, accountId: string): Promise<ContactRow[]> {
  const rows = await contactRows(db, { accountId });
  return rows.sort((a, b) => a.channel.localeCompare(b.channel));
}

export async function insertTerms(trx: Trx, row: Tables['terms_acceptance']): Promise<void> {
  await trx.insertInto('terms_acceptance').values(row).execute();
}

/**
 * Gives an account another identifier and initial password, as long as its owner has no password of their own. Returns
 * whether this call did it.
 */
export async function replaceIdentifier(
  trx: Trx,
  {
    id,
    ...row
  }: Pick<AccountRow, 'id' | 'identifier_lookup' | 'sealed' | 'password_hash' | 'password_expires_at'>,
): Promise<boolean> {
  const replaced = await trx
    .updateTable('account')
    .set(row)
    .where('id', '=', id)
    .where('password_kind', '=', 'initial')
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  return replaced.numUpdatedRows > 0n;
}

/** Gives an account an initial password in the place of any other one, unless it is suspended. Returns whether it did. */
export async function setInitialPassword(
  trx: Trx,
  { id, ...password }: Pick<AccountRow, 'id' | 'password_hash' | 'password_expires_at'>,
): Promise<boolean> {
  const changed = await trx
    .updateTable('account')
    .set({ ...password, password_kind: 'initial' })
    .where('id', '=', id)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Keeps freshly made identifiers, sealed, for the page that shows them once; those before are gone. */
export async function putFreshCredentials(trx: Trx, row: Tables['fresh_credentials']): Promise<void> {
  const { sealed, expires_at } = row;
  await trx
    .insertInto('fresh_credentials')
    .values(row)
    .onConflict(conflict => conflict.column('account_id').doUpdateSet({ sealed, expires_at }))
    .execute();
}

export async function freshCredentials(
  db: Database | Trx,
  accountId: string,
): Promise<Tables['fresh_credentials'] | undefined> {
  return db
    .selectFrom('fresh_credentials')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Wipes freshly made identifiers. */
export async function dropFreshCredentials(trx: Trx, accountId: string): Promise<void> {
  await trx.deleteFrom('fresh_credentials').where('account_id', '=', accountId).execute();
}

/** Wipes those whose time is over, shown or not. */
export async function dropOldCredentials(db: Database, now: string): Promise<void> {
  await db.deleteFrom('fresh_credentials').where('expires_at', '<=', now).execute();
}
