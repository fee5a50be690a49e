import { appendEntry } from '../record/journal.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { hour, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type CreationKey, draftKeyFrom } from './creation-draft.ts';
import { type CreationCodeRow, creationBinding, liveCodes } from './creation-store.ts';
import { hashCode, keysOf } from './hashing.ts';
import { normaliseCreationCode } from './secrets.ts';

/** Wrong tries count for a number and an address together: a stranger elsewhere cannot lock the owner out. */
const perPair: Limit = { name: 'creation-code', most: 8, window: 30 * minute };
const perAddress: Limit = { name: 'creation-code-address', most: 60, window: hour };

export type Proof =
  | { readonly is: 'right'; readonly key: CreationKey }
  | { readonly is: 'wrong' | 'too-many' };

/**
 * Checks that number, birth date and creation code belong together. The answer and the time it takes are the same for
 * an unknown number, a wrong date and a wrong code.
 */
export async function proveIdentity(
  world: World,
  given: { nir: string; birthDate: string; code: string; address: string },
): Promise<Proof> {
  if (!(await mayTry(world, given))) return { is: 'too-many' };
  const person = await world.register.findByNir(given.nir);
  const insuredId = person?.id ?? 'nobody';
  const code = normaliseCreationCode(given.code);
  const held = await liveCodes(world.db, insuredId, world.now().toISOString());
  const match = await matching(world, held, { code, insuredId });
  const isRight = match !== undefined && person?.birthDate === given.birthDate;
  await world.db.transaction().execute(trx =>
    appendEntry(trx, world, {
      actor: { kind: 'visitor', id: 'visitor' },
      verb: isRight ? 'creation.identity-proven' : 'creation.code-failed',
      ...(isRight ? { object: { kind: 'creation-code', id: match.id } } : {}),
      channel: 'web',
    }),
  );
  if (!isRight) return { is: 'wrong' };
  return { is: 'right', key: { codeId: match.id, draftKey: draftKeyFrom(code, match.id) } };
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
