import {
  type Creation,
  type CreationAnswers,
  openCreation,
  saveAnswers,
} from '../../identity/creation-draft.ts';
import { standingOf } from '../../identity/creation-standing.ts';
import type { CodeBinding } from '../../identity/one-time-codes.ts';
import type { InsuredPerson } from '../../registries/register.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { browserOf } from '../../web/session.ts';

/** What the journey knows at each request: the creation that this browser has proved to hold the code of. */
export interface CreationState {
  readonly creation: Creation | undefined;
  readonly person: InsuredPerson | undefined;
  /** A pharmacy made the record: what is opened is its account. */
  readonly hasRecord: boolean;
}

/** Reads the creation of this browser from the stored answers. */
export async function loadCreation(visit: Visit): Promise<CreationState> {
  const { world, request } = visit;
  const creation = await openCreation(world, request.session.creation);
  const person = creation && (await world.register.find(creation.insuredId));
  const standing = person && (await standingOf(world.db, world, person));
  return { creation, person, hasRecord: standing === 'no-account' };
}

/** The answers so far. */
export function answersOf(state: CreationState): CreationAnswers {
  return state.creation?.answers ?? {};
}

/** What a page of this journey is about: one creation, so that another person's answers never land in it. */
export function aboutCreation({ state }: Visit<CreationState>): string {
  return state.creation?.codeId ?? '';
}

/** The creation under way. @throws Problem when it ended meanwhile */
export function creationOf(state: CreationState): Creation & { person: InsuredPerson } {
  if (state.creation === undefined || state.person === undefined) throw new Problem(410);
  return { ...state.creation, person: state.person };
}

/** Keeps answers under the creation code. */
export async function keepAnswers(visit: Visit<CreationState>, add: CreationAnswers): Promise<void> {
  const key = visit.request.session.creation;
  if (key === undefined) throw new Problem(410);
  await visit.world.db.transaction().execute(trx => saveAnswers(trx, visit.world, { key, add }));
}

/** What the one-time code of the contact is bound to. */
export function contactBinding(visit: Visit<CreationState>): CodeBinding {
  const { codeId } = creationOf(visit.state);
  return { purpose: 'creation-contact', subject: codeId, browser: browserOf(visit.world, visit.request) };
}
