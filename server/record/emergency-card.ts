import { z } from 'zod';
import type { World } from '../world.ts';
import { directiveFiles } from './directives.ts';
import { findCard, putCard } from './emergency-card-store.ts';
import { type InformationKind, type Item, informationOf } from './information.ts';
import { appendEntry } from './journal.ts';
import type { Verb } from './journal-entry.ts';
import { type Owner, ownerOf } from './owner.ts';
import { mustBeAllowed, permitOf } from './permits.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

/**
 * What an emergency card may hold, beside the name and the birth date: first what can kill, then whom to call. The wish
 * about organs is not on it: nobody needs it to save a life, and a card in a pocket is not where the law looks for it.
 */
export const cardKinds = [
  'blood-group',
  'allergy',
  'illness',
  'treatment',
  'handicap-needs',
  'emergency-contact',
  'trusted-person',
  'directives',
] as const satisfies readonly InformationKind[];
export type CardKind = (typeof cardKinds)[number];

/** The name of the treating doctor among what can be left off the card. */
export const doctorChoice = 'doctor';

/** The name of the files of the advance directives there: the card says that there are some, not what they say. */
export const filesChoice = 'directive-files';

/** Everything that the card of a record may show, and what its owner leaves off. */
export interface EmergencyCard {
  readonly owner: Owner;
  /** What is written, part by part, in the order of the card. */
  readonly items: readonly Item[];
  /** Whether the record holds files of advance directives. */
  readonly hasFiles: boolean;
  /** Ids of items, `doctor` and `directive-files`. What is written later is on the card until it is left off too. */
  readonly leftOff: ReadonlySet<string>;
}

/** Whether there is nothing to show beside what the registers know. */
export function isCardEmpty({ items, hasFiles }: EmergencyCard): boolean {
  return items.length === 0 && !hasFiles;
}

const choiceSchema = z.object({ leftOff: z.array(z.string()) });
const placeOf = (recordId: string): string => `emergency-card:${recordId}`;

/** Reads the emergency card of a record. @throws AccessError for anybody but its owner */
export async function emergencyCardOf(world: World, access: RecordAccess): Promise<EmergencyCard> {
  mustBeAllowed(world, access, 'own');
  const { recordId } = access;
  const information = await informationOf(world, permitOf(world, access));
  return {
    owner: await ownerOf(world, access),
    items: cardKinds.flatMap<Item>(kind => information.of(kind)),
    hasFiles: (await directiveFiles(world, access)).length > 0,
    leftOff: await leftOffOf(world, recordId),
  };
}

async function leftOffOf(world: World, recordId: string): Promise<ReadonlySet<string>> {
  const row = await findCard(world.db, recordId);
  if (row === undefined) return new Set();
  const key = await recordKeyOf(world, world.db, recordId);
  return new Set(choiceSchema.parse(JSON.parse(key.open(placeOf(recordId), row.sealed))).leftOff);
}

/** Keeps what the owner leaves off the card: ids of items, `doctor` and `directive-files`. @throws AccessError */
export async function changeCard(
  world: World,
  access: RecordAccess,
  leftOff: readonly string[],
): Promise<void> {
  mustBeAllowed(world, access, 'own');
  const { recordId } = access;
  await world.db.transaction().execute(async trx => {
    const key = await recordKeyOf(world, trx, recordId);
    const sealed = key.seal(placeOf(recordId), JSON.stringify({ leftOff }));
    await putCard(trx, { record_id: recordId, sealed, changed_at: world.now().toISOString() });
    await appendEntry(trx, world, entry(access, 'card.changed', { leftOff: leftOff.length }));
  });
}

/** Writes in the journal that the card was printed, and how large. @throws AccessError */
export async function traceCardPrinted(
  world: World,
  access: RecordAccess,
  size: 'a4' | 'wallet',
): Promise<void> {
  mustBeAllowed(world, access, 'own');
  await world.db
    .transaction()
    .execute(trx => appendEntry(trx, world, entry(access, 'card.printed', { size })));
}

function entry(access: RecordAccess, verb: Verb, details: Record<string, string | number>) {
  return {
    actor: { kind: 'account', id: access.accountId },
    recordId: access.recordId,
    capacity: access.capacity,
    verb,
    channel: 'web',
    details,
  } as const;
}
