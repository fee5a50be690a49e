import type { EmailKind, SmsKind } from '../messages/kinds.ts';
import { type NewMessage, queueMessage } from '../messages/outbox.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findAccount } from './accounts-store.ts';
import { readContactsIn } from './contacts.ts';

/** What can be told both by e-mail and by SMS. */
export type NoticeKind = EmailKind & SmsKind;

/**
 * Tells the owner of an account of an act, by every contact that was verified, in the account's language. Called before
 * the contacts change, so that the old ones are told too. Returns how many messages were queued.
 */
export async function notifyAccount(
  trx: Trx,
  world: World,
  notice: { accountId: string; kind: NoticeKind; values: NewMessage['values'] },
): Promise<number> {
  const account = await findAccount(trx, notice.accountId);
  const { verified } = await readContactsIn(trx, world, notice.accountId);
  const { kind, values } = notice;
  for (const { channel, address } of verified) {
    const told = { kind, values, language: account?.language ?? 'fr', to: address };
    await queueMessage(trx, world, { ...told, channel });
  }
  return verified.length;
}
