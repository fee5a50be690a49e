import { newId } from '../storage/ids.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { findRefusal, insertRefusal, type RefusalRow, takeRefusal } from './refusals-store.ts';
import { refusalHandlers } from './refuse.ts';
import { keepRefusedAct } from './refused-acts.ts';
import { findCreationCodeError, makeCreationCode, normaliseCreationCode } from './secrets.ts';

/** What can be refused by « Ce n'est pas moi »: a creation, a way back in, a change of contact or password. */
export type RefusalKind = RefusalRow['kind'];

/** 55 bits: nobody finds one by trying. The limit only keeps the noise down. */
const perAddress: Limit = { name: 'refusal-address', most: 30, window: hour };

/**
 * Makes the number by which whoever is told of an act says « Ce n'est pas moi ». It goes into the message that tells,
 * as its value `refusal`, for no message carries a link. `subject`: the id of what would be stopped.
 */
export async function issueRefusal(
  trx: Trx,
  world: World,
  what: { kind: RefusalKind; subject: string; expiresAt: Date },
): Promise<string> {
  const code = makeCreationCode(world.random);
  await insertRefusal(trx, {
    id: newId(world.random),
    lookup: world.keys.lookup('refusal', code),
    kind: what.kind,
    subject: what.subject,
    created_at: world.now().toISOString(),
    expires_at: what.expiresAt.toISOString(),
    used_at: null,
  });
  return code;
}

/** Whether what was typed elsewhere is the number of a refusal: both codes may lie in the same mailbox. */
export async function isRefusal(world: World, typed: string): Promise<boolean> {
  if (findCreationCodeError(typed) !== null) return false;
  return (await findTyped(world, typed)) !== undefined;
}

function findTyped(world: World, typed: string): Promise<RefusalRow | undefined> {
  const lookups = world.keys.lookups('refusal', normaliseCreationCode(typed));
  return findRefusal(world.db, { lookups, now: world.now().toISOString() });
}

/** What a typed number would stop; nothing is done yet. */
export type Found =
  | { readonly is: 'found'; readonly id: string; readonly kind: RefusalKind }
  | { readonly is: 'unknown' | 'too-many' };

/** Looks up a number as typed: case, spaces and look-alikes are forgiven. Used and old ones are unknown. */
export async function lookUpRefusal(world: World, given: { code: string; address: string }): Promise<Found> {
  const limited = { limit: perAddress, who: given.address };
  const may = await world.db.transaction().execute(trx => takeFromLimit(trx, world, limited));
  if (!may) return { is: 'too-many' };
  if (findCreationCodeError(given.code) !== null) return { is: 'unknown' };
  const row = await findTyped(world, given.code);
  return row === undefined ? { is: 'unknown' } : { is: 'found', id: row.id, kind: row.kind };
}

/**
 * « Ce n'est pas moi »: uses a refusal up, stops what it is for and tells the operator, all or nothing. Returns whether
 * this call did it.
 * Whoever typed its number may do so, and nobody else knows its id: the number was sent to the person who was told.
 */
export async function carryOutRefusal(world: World, id: string): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    const row = await takeRefusal(trx, id, world.now().toISOString());
    if (row === undefined) return false;
    const accountId = await refusalHandlers[row.kind](trx, world, { id, subject: row.subject });
    await keepRefusedAct(trx, world, { kind: row.kind, accountId });
    return true;
  });
}
