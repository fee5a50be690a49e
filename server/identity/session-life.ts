import { minute } from '../storage/time.ts';

/** How long the session of somebody who is signed in lives without a request, in milliseconds (product rules, §2.7). */
export const signedInIdle = 15 * minute;

/** The same for professionals and agents, who look at several things at once. */
export const carerIdle = 30 * minute;
