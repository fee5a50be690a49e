import { appendEntry } from '../record/journal.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { hour, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type CreationCodeRow, creationBinding, provingCodes } from './creation-codes-store.ts';
import { type CreationKey, draftKeyFrom } from './creation-draft.ts';
import { type CodeOpens, whatOpens } from './creation-standing.ts';
import { hashCode, keysOf } from './hashing.ts';
import { normaliseCreationCode } from './secrets.ts';

/** Wrong tries count for a number and an address together: a stranger elsewhere cannot lock the owner out. */
const perPair: Limit = { name: 'creation-code', most: 8, window: 30 * minute };
const perAddress: Limit = { name: 'creation-code-address', most: 60, window: hour };

export type Proof =
  | { readonly is: 'right'; readonly opens: CodeOpens; readonly key: CreationKey }
  | { readonly is: 'wrong' | 'too-many' };

/**
 * Checks that number, birth date and creation code belong together, and then alone says what they open. The answer
 * and the time it takes are the same for an unknown number, a wrong date, a wrong code and a suspended one.
 */
export async function proveIdentity(
  world: World,
  given: { nir: string; birthDate: string; code: string; address: string },
): Promise<Proof> {
  if (!(await mayTry(world, given))) return { is: 'too-many' };
  const person = await world.register.findByNir(given.nir);
  const insuredId = person?.id ?? 'nobody';
  const code = normaliseCreationCode(given.code);
  const held = await provingCodes(world.db, insuredId, world.now().toISOString());
  const match = await matching(world, held, { code, insuredId });
  const isRight = match !== undefined && person?.birthDate === given.birthDate;
  const opens = isRight ? await whatOpens(world, match, person) : undefined;
  await traceProof(world, opens === undefined ? undefined : match);
  if (match === undefined || opens === undefined) return { is: 'wrong' };
  return { is: 'right', opens, key: { codeId: match.id, draftKey: draftKeyFrom(code, match.id) } };
}

async function traceProof(world: World, proven: CreationCodeRow | undefined): Promise<void> {
  await world.db.transaction().execute(trx =>
    appendEntry(trx, world, {
      actor: { kind: 'visitor', id: 'visitor' },
      verb: proven ? 'creation.identity-proven' : 'creation.code-failed',
      ...(proven ? { object: { kind: 'creation-code', id: proven.id } } : {}),
      channel: 'web',
    }),
  );
}

async function mayTry(world: World, given: { nir: string; address: string }): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    const address = await takeFromLimit(trx, world, { limit: perAddress, who: given.address });
    return address && takeFromLimit(trx, world, { limit: perPair, who: `${given.nir}|${given.address}` });
  });
}

async function matching(
  world: World,
  held: readonly CreationCodeRow[],
  { code, insuredId }: { code: string; insuredId: string },
): Promise<CreationCodeRow | undefined> {
  const to = creationBinding(insuredId);
  const keyIds = keysOf(
    world,
    held.map(row => row.hash),
  );
  const hashes = await Promise.all(keyIds.map(keyId => hashCode(world, code, { to, keyId })));
  return held.find(row => hashes.includes(row.hash));
}
