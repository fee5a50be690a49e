import { z } from 'zod';
import { appendEntry } from '../record/journal.ts';
import type { Verb } from '../record/journal-entry.ts';
import type { Trx } from '../storage/tables.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import {
  type ContactMessageRow,
  findContactMessage,
  findContactMessages,
  setAnswered,
} from './contact-messages-store.ts';

/** How long a message is kept once it was answered. */
export const answeredMessageLives = 365 * day;

const said = z.object({
  message: z.string(),
  name: z.string(),
  /** How the person wants to be answered; `address` is empty for « none ». */
  reply: z.object({ by: z.enum(['email', 'phone', 'none']), address: z.string() }),
  /** The account that was signed in, if any: sealed with the rest, for it says who wrote. */
  accountId: z.string().nullable(),
});

/** What a person wrote, as it is sealed. */
export type ContactWords = z.infer<typeof said>;

/** A message without what it says: what a list shows. */
export interface ContactMessageHead {
  readonly id: string;
  /** The number that the person holds: `K7PM-2RTX`. */
  readonly receipt: string;
  readonly kind: string;
  /** The language the person wrote on the site in. */
  readonly language: string;
  readonly state: ContactMessageRow['state'];
  readonly createdAt: Date;
  readonly answeredAt: Date | undefined;
}

/** A whole message, opened. */
export type ContactMessage = ContactMessageHead & ContactWords;

/** The messages of one state, newest first, `most` at a time; `before`: the last one that was shown. Opens none. */
export async function listContactMessages(
  world: World,
  what: { state: ContactMessageRow['state']; before?: { createdAt: Date; id: string }; most: number },
): Promise<ContactMessageHead[]> {
  const { before } = what;
  const from =
    before === undefined ? undefined : { id: before.id, createdAt: before.createdAt.toISOString() };
  return (await findContactMessages(world.db, { ...what, before: from })).map(headOf);
}

/** Opens a message for somebody of the operator (`by`: their id), and writes that they read it. Nothing for an unknown id. */
export async function readContactMessage(
  world: World,
  { id, by }: { id: string; by: string },
): Promise<ContactMessage | undefined> {
  return world.db.transaction().execute(async trx => {
    const row = await findContactMessage(trx, id);
    if (row === undefined) return undefined;
    const words = said.parse(JSON.parse(world.keys.open('contact_message', id, row.sealed)));
    await traceContactMessage(trx, world, {
      actor: { kind: 'operator', id: by },
      verb: 'contact-message.read',
      id,
    });
    return { ...headOf(row), ...words };
  });
}

/** Says that a message was answered; it is forgotten a year later. Returns whether it was still open. */
export async function closeContactMessage(
  trx: Trx,
  world: World,
  { id, by }: { id: string; by: string },
): Promise<boolean> {
  if (!(await setAnswered(trx, id, world.now().toISOString()))) return false;
  await traceContactMessage(trx, world, {
    actor: { kind: 'operator', id: by },
    verb: 'contact-message.closed',
    id,
  });
  return true;
}

function headOf(row: Omit<ContactMessageRow, 'sealed'>): ContactMessageHead {
  const { id, receipt, kind, language, state, created_at, answered_at } = row;
  const answeredAt = answered_at === null ? undefined : new Date(answered_at);
  return { id, receipt, kind, language, state, createdAt: new Date(created_at), answeredAt };
}

/** Writes an act on a message in the site's journal. */
export async function traceContactMessage(
  trx: Trx,
  world: World,
  what: {
    actor: { kind: 'visitor' | 'account' | 'operator'; id: string };
    verb: Extract<Verb, `contact-message.${string}`>;
    id: string;
  },
): Promise<void> {
  const { actor, verb, id } = what;
  await appendEntry(trx, world, {
    actor,
    verb,
    object: { kind: 'contact-message', id },
    channel: 'web',
  });
}
