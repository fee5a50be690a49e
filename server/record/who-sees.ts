import type { World } from '../world.ts';
import type { Document } from './documents.ts';
import { contentOf } from './permits.ts';
import { decide } from './policy/decide.ts';
import type { Content, Standing } from './policy/viewer.ts';
import type { RecordAccess } from './records.ts';
import { type KnownProfessional, knownProfessional, standingOf } from './standing-of.ts';
import { hasOtherGrants } from './standing-of-store.ts';

/** What hiding some documents changes, and for whom. */
export interface WhoSees {
  /** The treating doctor, who reads them whatever is hidden (R4). */
  readonly treatingDoctor: KnownProfessional | undefined;
  /** Others to whom the patient gave the same rights (R4). */
  readonly sameRights: readonly KnownProfessional[];
  /** Those who read at least one of them while it is not hidden, and none of those they did not write when it is. */
  readonly losing: readonly KnownProfessional[];
  /** Whether the patient lets professionals read hidden documents in an emergency (R8). */
  readonly isOpenInEmergency: boolean;
  /** Whether relatives hold a grant of their own, which hiding does not change (R11). */
  readonly hasRelatives: boolean;
}

/** Asks the rules who sees these documents when they are hidden, and who does only when they are not. */
export async function whoSees(
  world: World,
  access: RecordAccess,
  documents: readonly Document[],
): Promise<WhoSees> {
  const record = await standingOf(world, access);
  const now = world.now().toISOString();
  const { treatingDoctor, sameRights, consents } = record;
  const trusted = [...sameRights].filter(rpps => rpps !== treatingDoctor && !record.blocked.has(rpps));
  const agreed = [...new Set(consents.map(({ rpps }) => rpps))];
  const contents = alike(documents);
  const known = await findAll(world, agreed);
  return {
    treatingDoctor: treatingDoctor === undefined ? undefined : await knownProfessional(world, treatingDoctor),
    sameRights: await findAll(world, trusted),
    losing: known.filter(one => losesSight(one, { record, contents, now })),
    isOpenInEmergency: record.choices.hiddenDocuments === true,
    hasRelatives: await hasOtherGrants(world.db, { recordId: access.recordId, now }),
  };
}

async function findAll(world: World, numbers: readonly string[]): Promise<KnownProfessional[]> {
  const found = await Promise.all(numbers.map(rpps => knownProfessional(world, rpps)));
  return found.filter(one => one !== undefined);
}

/** One content for all documents that the rules cannot tell apart: thousands of them are a few kinds. */
function alike(documents: readonly Document[]): Content[] {
  const met = new Map<string, Content>();
  for (const document of documents) {
    const content = contentOf(document);
    met.set([content.classCode, content.typeCode, content.authorKind, content.authorId].join(' '), content);
  }
  return [...met.values()];
}

function losesSight(
  { viewers }: KnownProfessional,
  { record, contents, now }: { record: Standing; contents: readonly Content[]; now: string },
): boolean {
  const sees = (content: Content, isHidden: boolean): boolean =>
    viewers.some(viewer => decide({ viewer, action: 'read', record, now }, { ...content, isHidden }).allowed);
  return contents.some(content => sees(content, false) && !sees(content, true));
}
