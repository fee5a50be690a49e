import { appendEntry } from '../record/journal.ts';
import { ownRecord } from '../record/records-store.ts';
import type { InsuredPerson } from '../registries/register.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { endSessionsOf } from './account-sessions-store.ts';
import { type Credentials, credentialColumns, makeCredentials } from './accounts.ts';
import { replaceIdentifier } from './accounts-store.ts';
import { keepSheet, type PreparedSheet, prepareSheet, sheetState } from './code-sheet.ts';
import { findProvingCode } from './creation-codes-store.ts';
import { whatOpens } from './creation-standing.ts';
import { keepFresh, type Made } from './fresh-credentials.ts';
import { tellOwner } from './tell-owner.ts';

/** Whoever loses a paper loses another one; whoever plays with a found code is stopped. */
const perAccount: Limit = { name: 'credentials-replaced', most: 3, window: day };

interface Work {
  readonly codeId: string;
  readonly accountId: string;
  readonly person: InsuredPerson;
  readonly credentials: Credentials;
  readonly sheet: PreparedSheet | undefined;
}

/**
 * Gives new identifiers to somebody who lost them before the first sign-in and has proved identity again with the
 * creation code that opened the account (product rules, §1.7). The old ones, open sessions and a sheet of codes die; the
 * insurer's e-mail or address is told, with « Ce n'est pas moi ». Nothing once the first sign-in is done.
 */
export async function replaceCredentials(
  world: World,
  codeId: string,
): Promise<Made | 'too-many' | undefined> {
  const code = await findProvingCode(world.db, codeId, world.now().toISOString());
  const person = code && (await world.register.find(code.insured_id));
  const accountId = code?.account_id;
  if (!code || !person || !accountId || (await whatOpens(world, code, person)) !== 'lost-identifiers')
    return undefined;
  const credentials = await makeCredentials(world);
  const hasSheet = (await sheetState(world, accountId)) !== undefined;
  const sheet = hasSheet ? await prepareSheet(world) : undefined;
  const work = { codeId, accountId, person, credentials, sheet };
  return world.db.transaction().execute(trx => replace(trx, world, work));
}

async function replace(trx: Trx, world: World, work: Work): Promise<Made | 'too-many' | undefined> {
  const { codeId, accountId, person, credentials, sheet } = work;
  const recordId = await ownRecord(trx, accountId);
  const code = await findProvingCode(trx, codeId, world.now().toISOString());
  if (recordId === undefined || code === undefined) return undefined;
  if (!(await takeFromLimit(trx, world, { limit: perAccount, who: accountId }))) return 'too-many';
  const columns = { id: accountId, ...credentialColumns(world, accountId, credentials) };
  if (!(await replaceIdentifier(trx, columns))) return undefined;
  await endSessionsOf(trx, accountId);
  if (sheet !== undefined) await keepSheet(trx, world, { accountId, sheet });
  const freshId = await keepFresh(trx, world, { accountId, credentials, sheet: sheet?.codes ?? [] });
  const actor = { kind: 'insured', id: person.id } as const;
  await appendEntry(trx, world, { actor, recordId, verb: 'credentials.replaced', channel: 'web' });
  await tellOwner(trx, world, { person, codeId, kind: 'credentials-replaced' });
  return { accountId, recordId, freshId };
}
