import {
  type Professional,
  professionalNamed,
  professionalsNamed,
} from '../registries/professionals-store.ts';
import { after, day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { careQuestion } from './care-access.ts';
import type { Document } from './documents.ts';
import { standingOfRecord, viewersOf } from './known-professionals.ts';
import { trustedNumbers } from './known-professionals-store.ts';
import { contentOf, permitOf } from './permits.ts';
import type { ProfessionCode } from './policy/access-matrix.ts';
import { decide, type Permit, scope } from './policy/decide.ts';
import type { ProfessionalViewer, Question, Standing } from './policy/viewer.ts';
import type { RecordAccess } from './records.ts';
import { type Reason, reasonOf } from './see-as-reason.ts';
import { type Relative, relativesOf, supposedRelative } from './see-as-relatives.ts';
import { countSeen, involvedNumbers } from './see-as-store.ts';
import { treatingDoctorOf } from './treating-doctor-of.ts';

/** As whom a patient looks at their own record. */
export type SeenAs =
  /** Somebody of the directory, as things stand. */
  | { readonly kind: 'professional'; readonly rpps: string }
  /** Anybody of a profession, if the patient agreed. */
  | { readonly kind: 'profession'; readonly profession: ProfessionCode }
  /** Any doctor who opens the record in an emergency (R8), or the doctor of the Centre 15 (R9). */
  | { readonly kind: 'emergency' | 'centre-15' }
  /** Somebody who holds a grant, as far as it goes (R11). */
  | { readonly kind: 'relative'; readonly grantId: string }
  /** Anybody who acts for the patient, if everything is open to them. */
  | { readonly kind: 'caregiver' }
  | { readonly kind: 'representative' };

/** What somebody sees of a record, by the rules that hold for them when they look themselves. */
export interface Sight {
  readonly as: SeenAs;
  /** Who it is; nothing for anybody of a kind. */
  readonly who: Professional | undefined;
  /** Who it is, when they hold a grant. */
  readonly relative?: Relative | undefined;
  /** One for each place where they work. */
  readonly asked: readonly Question[];
  readonly permits: readonly Permit[];
}

/** A person who is nobody of the directory, and wrote nothing: for what anybody of a kind would see. */
const anybody = { kind: 'professional', id: 'anybody', exerciseId: 'anybody' } as const;
const doctor: ProfessionCode = { system: 'TRE_G15', code: '10' };

/** How the record looks to somebody; nothing for somebody whom the directory or the record does not have. */
export async function sightAs(world: World, access: RecordAccess, as: SeenAs): Promise<Sight | undefined> {
  if (as.kind === 'professional') return sightOf(world, access, as);
  if (as.kind === 'relative') {
    const found = (await relativesOf(world, access)).find(one => one.relative.grantId === as.grantId);
    return found && { as, who: undefined, relative: found.relative, ...permitted(found.asked) };
  }
  if (as.kind === 'caregiver' || as.kind === 'representative')
    return { as, who: undefined, ...permitted(supposedRelative(world, access, as.kind)) };
  const record = await world.db.transaction().execute(trx => standingOfRecord(trx, world, access));
  if (record === undefined) return undefined;
  return { as, who: undefined, ...permitted(supposed(as, record, world.now())) };
}

const permitted = (asked: Question) => ({ asked: [asked], permits: [scope(asked)] });

async function sightOf(
  world: World,
  { recordId }: RecordAccess,
  as: Extract<SeenAs, { kind: 'professional' }>,
): Promise<Sight | undefined> {
  const who = await professionalNamed(world.db, as.rpps);
  if (who === undefined) return undefined;
  const viewers = await viewersOf(world, who);
  const asked = await world.db.transaction().execute(async trx => {
    const all: Question[] = [];
    for (const viewer of viewers) {
      const one = await careQuestion(trx, world, { viewer, recordId, action: 'read' });
      if (one !== undefined) all.push(one);
    }
    return all;
  });
  return { as, who, asked, permits: asked.map(scope) };
}

type SupposedProfessional = Extract<SeenAs, { kind: 'profession' | 'emergency' | 'centre-15' }>;

/** The question that anybody of a kind would ask, with the agreement or the opening that it takes. */
function supposed(as: SupposedProfessional, record: Standing, at: Date): Question {
  const isProfession = as.kind === 'profession';
  const viewer: ProfessionalViewer = {
    ...anybody,
    profession: isProfession ? as.profession : doctor,
    specialty: null,
    regulates: as.kind === 'centre-15',
  };
  const { id: rpps, exerciseId } = anybody;
  const consent = { rpps, exerciseId: null, classes: 'all', isAnnounced: true } as const;
  const kind = as.kind === 'centre-15' ? 'centre-15' : 'break-glass';
  const opening = { rpps, exerciseId, kind, until: after(at, day) } as const;
  const standing: Standing = {
    ...record,
    consents: isProfession ? [consent] : [],
    openings: isProfession ? [] : [opening],
  };
  return { viewer, action: 'read', record: standing, now: at.toISOString() };
}

/** Whether a document is seen, and why or why not. Somebody with several places sees what one of them lets them see. */
export function seenAs(
  { as, asked }: Pick<Sight, 'as' | 'asked'>,
  document: Document,
): { readonly isSeen: boolean; readonly reason: Reason } {
  const content = contentOf(document);
  const decided = asked.map(question => ({ question, decision: decide(question, content) }));
  const found = decided.find(({ decision }) => decision.allowed) ?? decided[0];
  if (found === undefined) return { isSeen: false, reason: 'no-place' };
  const { question, decision } = found;
  return { isSeen: decision.allowed, reason: reasonOf(question, { content, decision, as: as.kind }) };
}

/** How many of the documents that the patient sees are seen, by class. */
export async function countSeenAs(
  world: World,
  access: RecordAccess,
  { permits }: Sight,
): Promise<ReadonlyMap<string, number>> {
  return countSeen(world.db, permitOf(world, access), permits);
}

/** More names than that are no help to anybody: the directory can be searched. */
const mostNames = 50;

/** Those whose sight a patient may want to know: the treating doctor apart, those with an agreement, authors, blocked. */
export async function whomToSeeAs(
  world: World,
  access: RecordAccess,
): Promise<{
  readonly treatingDoctor: Professional | undefined;
  readonly others: readonly Professional[];
}> {
  const rpps = (await treatingDoctorOf(world, access))?.rpps;
  const involved = await involvedNumbers(world.db, permitOf(world, access), mostNames);
  const numbers = [...(await trustedNumbers(world.db, access.recordId)), ...involved];
  const named = await professionalsNamed(world.db, [...numbers, ...(rpps === undefined ? [] : [rpps])]);
  const others = [...named.values()].filter(one => one.rpps !== rpps);
  return {
    treatingDoctor: rpps === undefined ? undefined : named.get(rpps),
    others: others.slice(0, mostNames),
  };
}
