import type { Request } from 'express';
import { newId } from '../storage/ids.ts';
import { minute } from '../storage/time.ts';
import type { World } from '../world.ts';

/** How long what was answered at a desk waits for the next answer. */
const draftLives = 30 * minute;

/**
 * What was answered so far while a record is created at a desk. It lives in the session, sealed as the session is, and
 * goes with it: nothing of it is stored elsewhere before the record is created.
 */
export interface CreatingDraft {
  readonly id: string;
  /** The desk's own part of the address: a draft of one desk is none at another. */
  readonly desk: string;
  /** When it was last added to (an instant). */
  readonly at: string;
  readonly insuredId: string;
  /** « C'est la personne devant moi »: yes. */
  readonly isRight?: boolean;
  readonly representativeId?: string;
  readonly isRepresentativeRight?: boolean;
  readonly agreed?:
    | { readonly breakGlass: boolean; readonly centre15: boolean; readonly language: string }
    | undefined;
}

declare module 'express-session' {
  interface SessionData {
    creating: CreatingDraft;
    /** The record that was created last at a desk, and when (an instant): its paper can be printed. */
    creatingDone: { recordId: string; desk: string; at: string };
  }
}

/** Forgets a draft to which nothing was added for half an hour. Every page of a desk does so, whatever it is about. */
export function forgetOldDraft(world: World, { session }: Request): void {
  const { creating } = session;
  if (creating !== undefined && Date.parse(creating.at) + draftLives <= world.now().getTime())
    delete session.creating;
}

/** Begins a draft for one person, in the place of any other. */
export function beginDraft(
  world: World,
  { session }: Request,
  what: { desk: string; insuredId: string },
): void {
  session.creating = { ...what, id: newId(world.random), at: world.now().toISOString() };
}

/** Adds answers to the draft. */
export function addToDraft(world: World, { session }: Request, add: Partial<CreatingDraft>): void {
  if (session.creating !== undefined)
    session.creating = { ...session.creating, ...add, at: world.now().toISOString() };
}

/** Nothing is left of what was answered. */
export function dropCreatingDraft({ session }: Request): void {
  delete session.creating;
}
