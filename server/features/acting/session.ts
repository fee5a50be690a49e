import type { Request } from 'express';
import type { CaringState } from './state.ts';

declare module 'express-session' {
  interface SessionData {
    /** Whose list was shown to whom in this visit: its first time alone is written in the history. */
    actingListed: string[];
    /** The document that was deposited last: by whom, where, and when (an instant). */
    actingDeposited: { exerciseId: string; recordId: string; at: string };
  }
}

/** How many lists a session remembers: more than a person opens in one visit. One that is forgotten is written again. */
const remembered = 200;

const markOf = ({ exercise, who }: CaringState): string => `${exercise.id} ${who.recordId}`;

/** Whether the list of a record is shown to a professional for the first time in this visit. */
export function isFirstList({ session }: Request, state: CaringState): boolean {
  return !(session.actingListed ?? []).includes(markOf(state));
}

/** Notes that it was shown. */
export function noteListed({ session }: Request, state: CaringState): void {
  session.actingListed = [...(session.actingListed ?? []), markOf(state)].slice(-remembered);
}

/** More of the record is open from now on: the next list is a first one again. */
export function forgetListed({ session }: Request, state: CaringState): void {
  session.actingListed = (session.actingListed ?? []).filter(mark => mark !== markOf(state));
}
