import { doctorNamed, type NamedDoctor } from '../registries/doctor-store.ts';
import type { InsuredPerson } from '../registries/register.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type CareLine, careHistoryOf, careSince } from './care-history.ts';
import { type Document, documentsOf } from './documents.ts';
import { type EmergencyChoices, emergencyChoices } from './emergency.ts';
import { earlierBytes, shownTotals } from './export-store.ts';
import { type Information, informationOf } from './information.ts';
import { mustBeAllowed, permitOf } from './permits.ts';
import { AccessError, type RecordAccess } from './records.ts';
import { traceOwn } from './trace-own.ts';

/** More than anybody takes away for themselves in an hour; a stolen visit cannot keep the site busy with it. */
const exportsAnHour: Limit = { name: 'exports', most: 10, window: hour };

/** The treating doctor, with their national number (RPPS). */
export interface ExportedDoctor extends NamedDoctor {
  readonly rpps: string;
}

/** Everything that a record holds, without the bytes of its documents. */
export interface RecordExport {
  readonly owner: InsuredPerson;
  readonly doctor: ExportedDoctor | undefined;
  readonly information: Information;
  readonly choices: EmergencyChoices;
  /** Newest first. */
  readonly documents: readonly Document[];
  /** The care of the last 24 months, newest first, and the first day of these months. */
  readonly care: { readonly since: string; readonly lines: readonly CareLine[] };
  readonly at: Date;
}

/** How many documents would be taken away, and how many bytes they are, earlier versions too. @throws AccessError */
export async function exportSize(
  world: World,
  access: RecordAccess,
): Promise<{ readonly count: number; readonly bytes: number }> {
  mustBeAllowed(world, access, 'own');
  const permit = permitOf(world, access);
  const { count, bytes } = await shownTotals(world.db, permit);
  return { count, bytes: bytes + (await earlierBytes(world.db, permit, access.accountId)) };
}

/**
 * Reads everything that may be taken away, through the same functions as the pages of the record: what they do not give
 * is not there. @throws AccessError
 */
export async function gatherExport(world: World, access: RecordAccess): Promise<RecordExport> {
  mustBeAllowed(world, access, 'own');
  const owner = await world.register.find(access.insuredId);
  if (owner === undefined) throw new AccessError('Nobody is known by this number.');
  const permit = permitOf(world, access);
  const [information, choices, documents, lines] = await Promise.all([
    informationOf(world, permit),
    emergencyChoices(world, access.recordId),
    documentsOf(world, access),
    careHistoryOf(world, access),
  ]);
  const doctor = await doctorOf(world, owner);
  const care = { since: careSince(world), lines };
  return { owner, doctor, information, choices, documents, care, at: world.now() };
}

async function doctorOf(world: World, owner: InsuredPerson): Promise<ExportedDoctor | undefined> {
  const rpps = owner.treatingDoctor ?? undefined;
  const named = rpps === undefined ? undefined : await doctorNamed(world.db, rpps);
  return rpps === undefined || named === undefined ? undefined : { ...named, rpps };
}

/**
 * Writes in the journal that the record is taken away, unless this was done too often in the last hour. Whoever sends a
 * byte of it asks this first, with the number of documents. Says whether it may go on. @throws AccessError
 */
export async function beginExport(world: World, access: RecordAccess, documents: number): Promise<boolean> {
  mustBeAllowed(world, access, 'own');
  return world.db.transaction().execute(async trx => {
    const limit = { limit: exportsAnHour, who: access.accountId };
    if (!(await takeFromLimit(trx, world, limit))) return false;
    await traceOwn(trx, world, {
      access,
      verb: 'record.exported',
      object: { kind: 'record', id: access.recordId },
      details: { documents },
    });
    return true;
  });
}
