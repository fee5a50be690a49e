import { type NewMessage, queueMessage } from '../messages/outbox.ts';
import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';

/** Writes to an insured person by the e-mail that the insurer knows, else by post. */
export async function tell(
  trx: Trx,
  world: World,
  message: Pick<NewMessage, 'language' | 'values'> & {
    person: InsuredPerson;
    kind: Extract<NewMessage, { channel: 'letter' }>['kind'];
    expiresAt?: Date;
  },
): Promise<string> {
  const { person, ...told } = message;
  const about = { insured: person.id };
  if (person.email !== null)
    return queueMessage(trx, world, { ...told, about, channel: 'email', to: person.email });
  const recipient = [`${person.givenName} ${person.familyName}`, ...person.address];
  return queueMessage(trx, world, { ...told, about, channel: 'letter', recipient });
}
