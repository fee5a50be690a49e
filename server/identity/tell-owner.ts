import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { issueRefusal } from './refusals.ts';
import { tell } from './tell.ts';

/** How long « Ce n'est pas moi » stops a creation, and the account that came of it: as long as a creation code lives. */
export const noticeLives = 60 * day;

/**
 * Tells a person, by the e-mail or address that the insurer knows, what is being done with a creation code, with the
 * number by which « Ce n'est pas moi » stops it (product rules, §1.5). It is said in the person's language as the
 * register has it: whoever does it could choose one that the person cannot read.
 */
export async function tellOwner(
  trx: Trx,
  world: World,
  what: { person: InsuredPerson; codeId: string; kind: 'creation-under-way' | 'credentials-replaced' },
): Promise<void> {
  const { person, codeId, kind } = what;
  const expiresAt = new Date(world.now().getTime() + noticeLives);
  const refusal = await issueRefusal(trx, world, { kind: 'creation', subject: codeId, expiresAt });
  const values = { refusal, validUntil: expiresAt.toISOString() };
  await tell(trx, world, { person, language: person.language, kind, values });
}
