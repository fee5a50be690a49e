import { letterKinds } from '../messages/kinds.ts';
import { type EndedMessage, type Outcome, queueMessage } from '../messages/outbox.ts';
import { appendEntry } from '../record/journal.ts';
import { findRecordOf } from '../record/records-store.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';

/** Writes the end of a message in the journal, and posts as a letter what an e-mail address refused for good. */
export async function traceMessage(
  trx: Trx,
  world: World,
  ended: { message: EndedMessage; outcome: Outcome },
): Promise<void> {
  const { message, outcome } = ended;
  const insuredId = message.about.insured;
  const record = insuredId === undefined ? undefined : await findRecordOf(trx, insuredId);
  await appendEntry(trx, world, {
    actor: { kind: 'site', id: 'site' },
    verb: `message.${outcome}`,
    object: { kind: 'message', id: message.id },
    channel: 'worker',
    ...(record ? { recordId: record.id } : {}),
    details: { kind: message.kind, channel: message.channel },
  });
  const mustArrive = message.channel === 'email' || message.kind.endsWith('emergency-notice');
  if (outcome === 'failed' && mustArrive) await postInstead(trx, world, message);
}

/** A creation code, or what stands for one, and word of an emergency must arrive: where e-mail cannot, the post can. */
async function postInstead(trx: Trx, world: World, message: EndedMessage): Promise<void> {
  const { kind, language, values, about } = message;
  const letterKind = letterKinds.find(known => known === kind.replace(/^discreet-/, ''));
  const person = about.insured === undefined ? undefined : await world.register.find(about.insured, trx);
  if (letterKind === undefined || person === undefined) return;
  const recipient = [`${person.givenName} ${person.familyName}`, ...person.address];
  await queueMessage(trx, world, { channel: 'letter', kind: letterKind, language, values, about, recipient });
}
