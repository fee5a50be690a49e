import { doctorNamed } from '../registries/doctor-store.ts';
import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import { dayIn, monthsBefore } from '../storage/time.ts';
import type { World } from '../world.ts';
import { careHistoryOf } from './care-history.ts';
import { directiveFiles } from './directives.ts';
import { documentsOf } from './documents.ts';
import { type Item, informationOf } from './information.ts';
import { ownerOf } from './owner.ts';
import { mustBeAllowed, permitOf } from './permits.ts';
import type { RecordAccess } from './records.ts';
import { summaryMonths, summaryOf } from './summary.ts';
import { examTypesOfSummary, treatmentTypes } from './summary-documents.ts';
import type { Summary } from './summary-model.ts';

/** The types of documents that a summary names, when they are recent. */
export const recentTypes = [...new Set([...treatmentTypes, ...examTypesOfSummary])];

/** Reads the summary of a record. @throws AccessError for anybody but its owner */
export async function readSummary(world: World, access: RecordAccess): Promise<Summary> {
  mustBeAllowed(world, access, 'own');
  const today = dayIn(world.config.timeZone, world.now());
  const information = await informationOf(world, permitOf(world, access));
  const since = monthsBefore(today, summaryMonths);
  const recent = await documentsOf(world, access, { typeCodes: recentTypes, since });
  return summaryOf({
    owner: await ownerOf(world, access),
    ownerId: access.accountId,
    today,
    timeZone: world.config.timeZone,
    information,
    care: await careHistoryOf(world, access),
    documents: [...recent, ...(await directiveFiles(world, access))],
    names: await namesOf(world, information.all),
  });
}

/** The names of the professionals who wrote or changed something, by their number. */
export async function namesOf(
  { db }: { readonly db: Database | Trx },
  items: readonly Item[],
): Promise<Map<string, string>> {
  const authors = items.flatMap(({ author, changed }) => (changed === undefined ? [author] : [changed.by]));
  const numbers = new Set(authors.filter(({ kind }) => kind === 'professional').map(({ id }) => id));
  const names = new Map<string, string>();
  for (const rpps of numbers) names.set(rpps, (await doctorNamed(db, rpps))?.name ?? '');
  return names;
}
