import { availableChannels } from '../messages/carriers.ts';
import { queueMessage } from '../messages/outbox.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { AccountRow } from './accounts-store.ts';
import { readContactsIn } from './contacts.ts';
import { notifyAccount } from './notices.ts';

/**
 * Tells the owner of an account of a way back in, or that the operator opened it again, everywhere they can be reached (product rules, §2.9): by every
 * verified contact, by the e-mail that the insurer knows where it is another one, and by a letter in any case. Whoever
 * reads somebody's mailbox can wipe an e-mail, and cannot take a letter out of the post.
 */
export async function tellEverywhere(
  trx: Trx,
  world: World,
  what: {
    account: AccountRow;
    kind: 'recovery-started' | 'recovery-done' | 'account-reopened';
    values: { date: string; refusal: string };
  },
): Promise<void> {
  const { account, kind, values } = what;
  await notifyAccount(trx, world, { accountId: account.id, kind, values });
  const person = await world.register.find(account.insured_id ?? '', trx);
  if (person === undefined) return;
  const told = { kind, values, language: account.language };
  const { verified } = await readContactsIn(trx, world, account.id);
  const knowsOther = person.email !== null && verified.every(({ address }) => address !== person.email);
  if (person.email !== null && knowsOther && availableChannels(world.config).includes('email'))
    await queueMessage(trx, world, { ...told, channel: 'email', to: person.email });
  const recipient = [`${person.givenName} ${person.familyName}`, ...person.address];
  const about = { insured: person.id };
  await queueMessage(trx, world, { ...told, about, channel: 'letter', recipient });
}
