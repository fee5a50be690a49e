import type { NewMessage } from '../../messages/kinds.ts';
import { queueMessage } from '../../messages/outbox.ts';
import type { Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';
import { tell } from '../tell.ts';

/**
 * Tells a patient by letter, at the address that the insurer knows, of a mandate: whoever acts for them may read their
 * messages. By the insurer's e-mail too, where there is one, which comes sooner.
 */
export async function tellPatient(
  trx: Trx,
  world: World,
  what: {
    insuredId: string;
    kind: 'mandate-recorded' | 'mandate-withdrawn';
    values: NewMessage['values'];
  },
): Promise<void> {
  const { insuredId, kind, values } = what;
  const person = await world.register.find(insuredId, trx);
  if (person === undefined) return;
  const { language, givenName, familyName, address } = person;
  if (person.email !== null) await tell(trx, world, { person, language, kind, values });
  const recipient = [`${givenName} ${familyName}`, ...address];
  const about = { insured: insuredId };
  await queueMessage(trx, world, { channel: 'letter', kind, language, values, about, recipient });
}
