import { keepContact } from '../../server/identity/contacts.ts';
import { noteForOwner } from '../../server/record/access-notices.ts';
import { appendEntry } from '../../server/record/journal.ts';
import type { Verb } from '../../server/record/journal-entry.ts';
import { type ReceivedDocument, receiveDocument } from '../../server/record/receive-document.ts';
import type { RecordAccess } from '../../server/record/records.ts';
import { newId } from '../../server/storage/ids.ts';
import type { World } from '../../server/world.ts';
import { makeOwner } from './records.ts';

export const cardiologist = {
  kind: 'professional',
  id: '99900000094',
  name: 'Paul SERRABIANCA',
  place: 'Cabinet du Cap, Bastia',
  profession: '10',
  specialty: 'G15_10/SM04',
} as const;

/** What would tell a stranger more than that something happened, or lead them there. */
export const tooMuch = /SERRABIANCA|99900000094|cardio|cœur|spécial|https?:|www\.|@/i;

/** A professional looks into a record, as the site does it: entry and notice in one transaction. */
export async function look(
  world: World,
  recordId: string,
  { rpps = cardiologist.id, verb = 'document.read' }: { rpps?: string; verb?: Verb } = {},
): Promise<void> {
  await world.db.transaction().execute(async trx => {
    const actor = { kind: 'professional', id: rpps } as const;
    const { seq } = await appendEntry(trx, world, { actor, recordId, verb, rule: 'R7', channel: 'web' });
    await noteForOwner(trx, world, { recordId, kind: 'access', rpps, seq });
  });
}

/** A professional opens a record in an emergency. Returns the id of the opening. */
export async function openInEmergency(
  world: World,
  recordId: string,
  openingId = newId(world.random),
  rpps: string = cardiologist.id,
): Promise<string> {
  await world.db.transaction().execute(trx => {
    return noteForOwner(trx, world, { recordId, kind: 'emergency', rpps, openingId });
  });
  return openingId;
}

/** A document of the cardiologist comes in. Returns its id. */
export function receive(
  world: World,
  recordId: string,
  more: Partial<ReceivedDocument> = {},
): Promise<string> {
  const about = {
    typeCode: '11488-4',
    day: '2026-02-20',
    title: 'Contrôle du cœur',
    format: 'text',
  } as const;
  const document = { recordId, by: cardiologist, ...about, bytes: Buffer.from('Le cœur va bien.'), ...more };
  return world.db.transaction().execute(trx => receiveDocument(trx, world, document));
}

/** An owner who is reached by e-mail, and by SMS too. */
export async function makeReachable(world: World): Promise<RecordAccess> {
  const access = await makeOwner(world);
  const { accountId } = access;
  await world.db.transaction().execute(async trx => {
    await keepContact(trx, world, { accountId, channel: 'email', address: 'ruth@exemple.fr' });
    await keepContact(trx, world, { accountId, channel: 'sms', address: '+33639980012' });
  });
  return access;
}

/** The record and the account of a demo person. */
export async function demoRecord(
  world: World,
  { identifier }: { identifier: string },
): Promise<{ recordId: string; accountId: string }> {
  return world.db
    .selectFrom('account')
    .innerJoin('record_grant', 'record_grant.account_id', 'account.id')
    .select(['record_grant.record_id as recordId', 'account.id as accountId'])
    .where('identifier_lookup', 'in', world.keys.lookups('identifier', identifier))
    .executeTakeFirstOrThrow();
}

/** The entries of a record with this verb, in order. */
export function entriesOf(world: World, recordId: string, verb: Verb) {
  return world.db
    .selectFrom('journal_entry')
    .selectAll()
    .where('chain', '=', recordId)
    .where('verb', '=', verb)
    .orderBy('seq')
    .execute();
}
