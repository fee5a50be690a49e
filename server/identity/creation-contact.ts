import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { Contact } from './contacts.ts';
import { answersIn, type CreationKey, saveAnswers } from './creation-draft.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * Keeps the contact whose code was right, or that the person has none. The e-mail or address that the insurer knows is
 * told that a creation is under way, once (product rules, §1.5); a contact that is that very e-mail needs no telling.
 */
export async function settleContact(
  trx: Trx,
  world: World,
  what: { key: CreationKey; insuredId: string; contact: Contact | 'none' },
): Promise<void> {
  const { key, insuredId, contact } = what;
  const person = await world.register.find(insuredId, trx);
  const isKnown = contact !== 'none' && isSameMailbox(contact.address, person?.email);
  const { isTold = false } = await answersIn(trx, world, key);
  const mustTell = person !== undefined && !isKnown && !isTold;
  if (mustTell) await tellOwner(trx, world, { person, codeId: key.codeId, kind: 'creation-under-way' });
  const at = world.now().toISOString();
  const settled =
    contact === 'none' ? { noContact: true } : { noContact: false, verified: { ...contact, at } };
  await saveAnswers(trx, world, { key, add: { ...settled, isTold: isTold || mustTell } });
}

function isSameMailbox(address: string, known: string | null | undefined): boolean {
  return known?.toLowerCase() === address.toLowerCase();
}
