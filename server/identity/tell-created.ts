import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { issueRefusal } from './refusals.ts';
import { tell } from './tell.ts';
import { noticeLives } from './tell-owner.ts';

/**
 * Tells a person, by the e-mail or address that the insurer knows, that a record was created for them or for their child,
 * with the number by which they contest it. It is said in the language that the register has: whoever creates the record
 * could choose one that the person cannot read.
 */
export async function tellCreated(
  trx: Trx,
  world: World,
  { person, recordId }: { person: InsuredPerson; recordId: string },
): Promise<void> {
  const expiresAt = new Date(world.now().getTime() + noticeLives);
  const refusal = await issueRefusal(trx, world, { kind: 'record', subject: recordId, expiresAt });
  const values = { refusal, validUntil: expiresAt.toISOString() };
  await tell(trx, world, { person, language: person.language, kind: 'created-for-you', values });
}
