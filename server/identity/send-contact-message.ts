import { queueMessage } from '../messages/outbox.ts';
import { newId } from '../storage/ids.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { day, hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type ContactWords, traceContactMessage } from './contact-messages.ts';
import { insertContactMessage } from './contact-messages-store.ts';
import { makeReceiptNumber } from './secrets.ts';
import { tellOperator } from './tell-operator.ts';

/** What a message can be about. None of them says anything of a person's health: they are kept in clear. */
export const contactKinds = ['creation', 'sign-in', 'rights', 'access', 'other'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** A workshop or a town hall shares an address; a machine that fills the table does not stay below this. */
const perAddress: Limit = { name: 'contact-message', most: 10, window: hour };
/** Nobody can have this site write to somebody else over and over. */
const perReceiver: Limit = { name: 'contact-receipt', most: 3, window: day };

/**
 * Keeps, sealed, what somebody writes to the operator, tells the operator that a message has come (its number only:
 * people write about their health), and sends a receipt where the answer is wanted by e-mail.
 * `address` is the network address, for the limit. Gives the receipt number and when it was taken, or « too-many ».
 */
export async function sendContactMessage(
  world: World,
  given: ContactWords & { kind: ContactKind; language: string; address: string },
): Promise<{ receipt: string; at: Date } | 'too-many'> {
  return world.db.transaction().execute(async trx => {
    if (!(await takeFromLimit(trx, world, { limit: perAddress, who: given.address }))) return 'too-many';
    const at = world.now();
    const { id, receipt } = await keep(trx, world, given);
    const actor = given.accountId ?? 'visitor';
    await traceContactMessage(trx, world, {
      actor: { kind: given.accountId === null ? 'visitor' : 'account', id: actor },
      verb: 'contact-message.sent',
      id,
    });
    await tellOperator(trx, world, { kind: 'contact-message', receipt });
    await sendReceipt(trx, world, { ...given, receipt, at });
    return { receipt, at };
  });
}

async function keep(
  trx: Trx,
  world: World,
  given: ContactWords & { kind: ContactKind; language: string },
): Promise<{ id: string; receipt: string }> {
  const id = newId(world.random);
  const { message, name, reply, accountId } = given;
  const sealed = world.keys.seal(
    'contact_message',
    id,
    JSON.stringify({ message, name, reply, accountId } satisfies ContactWords),
  );
  const { kind, language } = given;
  const created_at = world.now().toISOString();
  const row = { id, kind, language, sealed, state: 'open', created_at, answered_at: null } as const;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const receipt = makeReceiptNumber(world.random);
    if (await insertContactMessage(trx, { ...row, receipt })) return { id, receipt };
  }
  throw new Error('No receipt number is free.');
}

async function sendReceipt(
  trx: Trx,
  world: World,
  {
    reply,
    receipt,
    at,
    language,
  }: Pick<ContactWords, 'reply'> & {
    receipt: string;
    at: Date;
    language: string;
  },
): Promise<void> {
  if (reply.by !== 'email') return;
  const who = reply.address.toLowerCase();
  if (!(await takeFromLimit(trx, world, { limit: perReceiver, who }))) return;
  const values = { receipt, date: at.toISOString() };
  const what = { channel: 'email', kind: 'contact-receipt', to: reply.address } as const;
  await queueMessage(trx, world, { ...what, language, values });
}
