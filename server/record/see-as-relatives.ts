import type { World } from '../world.ts';
import { readGrantScope } from './grant-scope.ts';
import { plainStanding } from './permits.ts';
import type { AccountViewer, Question } from './policy/viewer.ts';
import type { RecordAccess } from './records.ts';
import { type RelativeGrant, relativeGrants } from './see-as-store.ts';

/** Somebody who holds a grant for a record of somebody else. */
export interface Relative {
  /** The id of the grant. */
  readonly grantId: string;
  /** Empty where the register does not know them. */
  readonly name: string;
  readonly capacity: AccountViewer['capacity'];
}

/** A relative with the question that they would ask. */
export interface RelativeSight {
  readonly relative: Relative;
  readonly asked: Question;
}

/** More grants are no list that anybody looks through. */
const mostRelatives = 50;

/** Those who hold a grant for a record now, the oldest first, each with what they would ask. */
export async function relativesOf(world: World, { recordId }: RecordAccess): Promise<RelativeSight[]> {
  const now = world.now().toISOString();
  const grants = await relativeGrants(world.db, { recordId, now, most: mostRelatives });
  return Promise.all(
    grants.map(async grant => ({
      relative: { grantId: grant.id, name: await nameOf(world, grant), capacity: grant.capacity },
      asked: questionOf(world, recordId, viewerOf(grant)),
    })),
  );
}

/** What a caregiver or a representative to whom everything is open would ask. */
export function supposedRelative(
  world: World,
  { recordId }: RecordAccess,
  capacity: 'caregiver' | 'representative',
): Question {
  const isForThem = capacity === 'representative';
  const scope = { see: 'all', add: isForThem, manage: isForThem, history: isForThem } as const;
  return questionOf(world, recordId, { kind: 'account', id: 'anybody', capacity, scope, until: null });
}

const questionOf = (world: World, recordId: string, viewer: AccountViewer): Question => ({
  viewer,
  action: 'read',
  record: plainStanding(recordId),
  now: world.now().toISOString(),
});

const viewerOf = ({ accountId: id, capacity, scope, until }: RelativeGrant): AccountViewer => ({
  kind: 'account',
  ...{ id, capacity, until, scope: readGrantScope(scope) },
});

async function nameOf({ register }: World, { insuredId }: RelativeGrant): Promise<string> {
  const person = insuredId === null ? undefined : await register.find(insuredId);
  return person === undefined ? '' : `${person.givenName} ${person.familyName}`;
}
