import { findLanguage, referenceLanguage } from '../i18n.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { Content } from './content.ts';
import type { NewMessage } from './kinds.ts';
import { findState, insertMessage } from './outbox-store.ts';
import { letterWords, mailWords, smsWords } from './words.ts';

export type { Channel, EndedMessage, MessageKind, NewMessage, Outcome } from './kinds.ts';

/** Where a message is. « delayed »: a first try failed, others follow. */
export type MessageState = 'waiting' | 'delayed' | 'sent' | 'expired' | 'failed';

/**
 * Queues a message inside the transaction of the act that causes it, so that both happen or neither does. Its words
 * are fixed and sealed now, in the person's language. Returns its id. @throws when a value of its kind is missing.
 */
export async function queueMessage(trx: Trx, world: World, message: NewMessage): Promise<string> {
  const id = newId(world.random);
  const language = findLanguage(message.language)?.code ?? referenceLanguage;
  const now = world.now().toISOString();
  await insertMessage(trx, {
    id,
    channel: message.channel,
    kind: message.kind,
    language,
    sealed: world.keys.seal('outbox', id, JSON.stringify(write(world, { ...message, language }))),
    created_at: now,
    expires_at: message.expiresAt?.toISOString() ?? null,
  });
  return id;
}

function write(world: World, message: NewMessage): Content {
  const meaning = { values: { ...message.values }, about: { ...message.about } };
  switch (message.channel) {
    case 'email':
      return { channel: 'email', to: message.to, ...mailWords(world, message), ...meaning };
    case 'sms':
      return { channel: 'sms', to: message.to, text: smsWords(world, message), ...meaning };
    case 'letter':
      return { channel: 'letter', document: letterWords(world, message, message.recipient), ...meaning };
  }
}

/** Where the message `id` is, so that a page can tell that a code has not left yet; nothing for an unknown id. */
export async function messageState(world: World, id: string): Promise<MessageState | undefined> {
  const row = await findState(world.db, id);
  if (row === undefined) return undefined;
  const isOver = row.expires_at !== null && row.expires_at <= world.now().toISOString();
  if (row.state !== 'waiting') return row.state;
  if (isOver) return 'expired';
  return row.tries > 0 ? 'delayed' : 'waiting';
}
