import { type CreationDone, creationDone } from '../../identity/creation-paper.ts';
import { mayCreateForPatients } from '../../identity/creator.ts';
import { isMinor, mayHaveAccount } from '../../identity/representatives.ts';
import type { InsuredPerson } from '../../registries/register.ts';
import type { Visit } from '../../web/context.ts';
import { type CreatingDraft, forgetOldDraft } from '../../web/creating-draft.ts';
import { Problem } from '../../web/problems.ts';
import type { Clerk, Desk } from './desk.ts';

/** What the journey knows at each request. */
export interface CreatingState {
  readonly desk: Desk;
  readonly clerk: Clerk;
  /** Whether who is here may create records at all. */
  readonly may: boolean;
  readonly draft: CreatingDraft | undefined;
  /** The patient, as the register knows them. */
  readonly person: InsuredPerson | undefined;
  readonly representative: InsuredPerson | undefined;
  readonly needsRepresentative: boolean;
  readonly mayHaveAccount: boolean;
  /** The record that was created a moment ago. */
  readonly done: CreationDone | undefined;
}

/** Reads where this visit is. @throws Problem 404 when nobody is signed in at this desk */
export function loadCreating(desk: Desk): (visit: Visit) => Promise<CreatingState> {
  return async visit => {
    const { world, request } = visit;
    const clerk = await desk.clerk(visit);
    forgetOldDraft(world, request);
    const { creating, creatingDone } = request.session;
    const draft = creating?.desk === desk.pathPrefix ? creating : undefined;
    const person = draft && (await world.register.find(draft.insuredId));
    const { representativeId } = draft ?? {};
    const made = creatingDone?.desk === desk.pathPrefix ? creatingDone : undefined;
    return {
      desk,
      clerk,
      may: await mayCreateForPatients(world, clerk.by),
      draft: person && draft,
      person,
      representative: representativeId ? await world.register.find(representativeId) : undefined,
      needsRepresentative: person !== undefined && isMinor(world, person),
      mayHaveAccount: person !== undefined && mayHaveAccount(world, person),
      done: made && (await creationDone(world, { by: clerk.by, recordId: made.recordId })),
    };
  };
}

/** The path of a page of this desk. */
export const pathOf = ({ desk }: Pick<CreatingState, 'desk'>, rest = ''): string =>
  `${desk.pathPrefix}${rest}`;

/** What a page is about: one draft, so that what is said of one patient never lands with another. */
export const aboutDraft = ({ state }: Visit<CreatingState>): string => state.draft?.id ?? '';

/** The patient of the draft. @throws Problem when it ended meanwhile */
export function patientIn({ person }: CreatingState): InsuredPerson {
  if (person === undefined) throw new Problem(410);
  return person;
}

/** The record that was created. @throws Problem when its half hour is over */
export function doneIn({ done }: CreatingState): CreationDone {
  if (done === undefined) throw new Problem(410);
  return done;
}

export const nameOf = ({ givenName, familyName }: InsuredPerson): string => `${givenName} ${familyName}`;
