import { doctorNamed } from '../registries/doctor-store.ts';
import { dayIn, monthsBefore } from '../storage/time.ts';
import type { World } from '../world.ts';
import { insuredOf } from './care-access-store.ts';
import { careWithin, type KeptCareLine } from './care-history.ts';
import type { Caring } from './care-trace.ts';
import { type Opened, viewForCarer } from './care-view.ts';
import { listDocuments } from './document-lists-store.ts';
import { type Document, toDocument } from './document-rows.ts';
import { directivesType } from './document-types.ts';
import { type Information, informationOf } from './information.ts';
import type { Owner } from './owner.ts';
import { namesOf, recentTypes } from './read-summary.ts';
import { ownerAccount } from './records-store.ts';
import { summaryMonths, summaryOf } from './summary.ts';
import type { Summary } from './summary-model.ts';

/*
 * The parts of a record beside its documents, for a professional. Each thing is asked of the rules as a document that
 * says the same (decision 0036): what the patient wrote by information-content.ts, care as the insurer's refunds.
 */

/** The summary of what a professional may see; nothing when no rule opens the record to them. Each reading is traced. */
export async function summaryForCarer(
  world: World,
  who: Caring,
): Promise<{ readonly summary: Summary; readonly ownerId: string } | undefined> {
  const viewed = await viewForCarer(world, who, {
    ...{ verb: 'summary.read', isTraced: true, isForAgreed: true },
    read: opened => readSummary(world, opened),
  });
  return viewed?.shown;
}

async function readSummary(world: World, opened: Opened) {
  const { trx, permit, key } = opened;
  const { timeZone } = world.config;
  const today = dayIn(timeZone, world.now());
  const information = await informationOf(world, permit, trx);
  const since = monthsBefore(today, summaryMonths);
  const recent = await documentsIn(opened, { typeCodes: recentTypes, since });
  const directives = await documentsIn(opened, { typeCodes: [directivesType] });
  const ownerId = (await ownerAccount(trx, permit.recordId)) ?? '';
  const summary = summaryOf({
    ...{ today, timeZone, information },
    owner: await ownerIn(world, opened),
    ownerId,
    care: await careWithin(trx, world, { permit, key }),
    documents: [...recent, ...directives],
    names: await namesOf({ db: trx }, information.all),
  });
  return { summary, ownerId };
}

async function documentsIn(
  { trx, permit, key }: Opened,
  what: { readonly typeCodes: readonly string[]; readonly since?: string },
): Promise<Document[]> {
  const rows = await listDocuments(trx, { permit, accountId: '' }, what);
  return rows.map(row => toDocument(row, { permit, key, isRead: true }));
}

async function ownerIn(world: World, { trx, permit }: Opened): Promise<Owner> {
  const person = await world.register.find((await insuredOf(trx, permit.recordId)) ?? '', trx);
  const rpps = person?.treatingDoctor ?? undefined;
  return {
    name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
    birthDate: person?.birthDate ?? '',
    doctor: rpps === undefined ? undefined : await doctorNamed(trx, rpps),
  };
}

/** Which lines of the care history are asked for. `isFirst`: the first page of a visit, which is written in the history. */
export interface CareLinesPlace {
  readonly from: number;
  readonly count: number;
  readonly isFirst: boolean;
}

/** The care history of the last 24 months as far as a professional may see it; nothing when no rule opens the record. */
export async function careHistoryForCarer(
  world: World,
  who: Caring,
  { isFirst, ...place }: CareLinesPlace,
): Promise<readonly KeptCareLine[] | undefined> {
  const viewed = await viewForCarer(world, who, {
    ...{ verb: 'care-history.read', isTraced: isFirst, isForAgreed: true },
    read: ({ trx, permit, key }) => careWithin(trx, world, { permit, key, place }),
  });
  return viewed?.shown;
}

/** What the patient wants, and whom to call: what is written under « Volontés et droits ». */
export interface Wishes {
  readonly information: Pick<Information, 'of'>;
  /** Advance directives that are documents. */
  readonly directiveFiles: readonly Document[];
}

/** The wishes and the people to call that a professional may see; nothing when no rule opens the record. Traced. */
export async function wishesForCarer(world: World, who: Caring): Promise<Wishes | undefined> {
  const viewed = await viewForCarer(world, who, {
    ...{ verb: 'information.read', isTraced: true, isForAgreed: true },
    read: async opened => ({
      information: await informationOf(world, opened.permit, opened.trx),
      directiveFiles: await documentsIn(opened, { typeCodes: [directivesType] }),
    }),
  });
  return viewed?.shown;
}
