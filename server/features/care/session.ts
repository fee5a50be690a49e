import type { Request } from 'express';
import type { Caring } from '../../record/care-trace.ts';
import type { Visit } from '../../web/context.ts';
import { isRecent } from '../../web/recent.ts';

/** What a page says was done a moment ago. */
type Done = 'deposited' | 'replaced' | 'withdrawn' | 'announced' | 'agreed';

declare module 'express-session' {
  interface SessionData {
    /** The records that were found in this visit, by whom. */
    careFound: string[];
    /** Whose list was shown to whom in this visit: its first time alone is written in the history. */
    careListed: string[];
    /** What was done last: by whom, in which record, and when (an instant). */
    careDone: { what: Done; mark: string; at: string };
  }
}

/** How many marks a session remembers: more than a person opens in one visit. One that is forgotten is written again. */
const remembered = 200;
/** How many minutes a page says that something was done. */
const told = 2;

const markOf = ({ viewer, recordId }: Caring): string => `${viewer.exerciseId} ${recordId}`;
const added = (marks: readonly string[] | undefined, mark: string): string[] =>
  [...(marks ?? []), mark].slice(-remembered);

/** Notes that a professional found a record by a search. */
export function noteFound({ session }: Request, who: Caring): void {
  session.careFound = added(session.careFound, markOf(who));
}

/** Whether they found it in this visit, where they work now. */
export function wasFound({ session }: Request, who: Caring): boolean {
  return session.careFound?.includes(markOf(who)) === true;
}

/** The lists of a record that are written once in a visit. */
type List = '' | ' care';

/** Whether a list of a record is shown to a professional for the first time in this visit. */
export function isFirstList({ session }: Request, who: Caring, list: List = ''): boolean {
  return !(session.careListed ?? []).includes(markOf(who) + list);
}

/** Notes that it was shown. */
export function noteListed({ session }: Request, who: Caring, list: List = ''): void {
  session.careListed = added(session.careListed, markOf(who) + list);
}

/** More of the record is open from now on: the next list is a first one again. */
export function forgetListed({ session }: Request, who: Caring): void {
  session.careListed = (session.careListed ?? []).filter(mark => !mark.startsWith(markOf(who)));
}

/** Notes what was done, for the next page to say. */
export function noteDone(
  { world, request }: Pick<Visit, 'world' | 'request'>,
  who: Caring,
  what: Done,
): void {
  request.session.careDone = { what, mark: markOf(who), at: world.now().toISOString() };
}

/** What was done in this record a moment ago; nothing otherwise. */
export function justDone(
  { world, request }: Pick<Visit<unknown>, 'world' | 'request'>,
  who: Caring,
): Done | undefined {
  const last = request.session.careDone;
  return last?.mark === markOf(who) && isRecent(world, last.at, told) ? last.what : undefined;
}
