import type { Request } from 'express';
import { keepLast } from '../storage/keep-last.ts';
import { minute } from '../storage/time.ts';
import type { Web } from './context.ts';
import { showTime } from './dates.ts';
import { sealMark } from './page-mark.ts';
import type { Sheet } from './render.ts';
import { idleOfSession, timeLeft } from './session-time.ts';

/** What a signed-in page knows of how long it stays open: for its words, and for the script that warns. */
interface VisitFrame {
  /** The hour until which the visit stays open, in words. */
  readonly until: string;
  /** How long that is, in milliseconds: a duration, for the clock of a device may be wrong. */
  readonly left: number;
  /** After how many minutes without an action it ends. */
  readonly minutes: number;
  /** It is the 8 hours that end. */
  readonly isWhole: boolean;
  /** Names the account to the script, and nobody to anyone else: another one may have come in by another tab. */
  readonly whose: string;
  /** Where the script has the visit ended: those who run the site come in again by another way. */
  readonly end: string;
  readonly scripts: readonly string[];
}

/** Whether there is a visit to leave: signing in and creating a record may be watched as well. */
export function isUnderWay({ session }: Request, { hasForm }: Sheet): boolean {
  return hasForm === true || session?.browser !== undefined;
}

/** What a page says of the visit that it is a part of: the mark of its form, how long it lasts, the way to leave it fast. */
export function visitParts(web: Web, request: Request, sheet: Sheet) {
  const isSignedIn = isSomebodyIn(request);
  return {
    mark: isSignedIn && sheet.hasForm ? sealMark(web.world, request, sheet.fields ?? []) : '',
    isTyped: sheet.isTyped ?? false,
    visit: isSignedIn ? visitFrame(web, request) : undefined,
    leave: isUnderWay(request, sheet) ? leaveFrame(web) : undefined,
  };
}

function visitFrame({ world, assets }: Web, request: Request): VisitFrame {
  const { ms, isWhole } = timeLeft(world, request.session, 'counts');
  const until = showTime({ world, language: request.language }, new Date(world.now().getTime() + ms));
  const scripts = ['js/session.js', 'js/visit-over.js'].map(
    file => `${world.base}/static/${assets.name(file)}`,
  );
  const end = endOf(request.session);
  const minutes = idleOfSession(request.session) / minute;
  return { until, left: ms, minutes, isWhole, whose: whoseVisit({ world }, request), end, scripts };
}

function endOf({ operatorId, professional, agent }: Request['session']): string {
  if (operatorId !== undefined) return '/session/fin/operateur';
  if (professional !== undefined) return '/session/fin/soignant';
  return agent === undefined ? '/session/fin' : '/session/fin/agent';
}

/** Who is signed in: a patient, somebody who runs the site, a professional or an agent; nothing for a visitor. */
function whoIsIn(session: Request['session'] | undefined): string | undefined {
  return session?.accountId ?? session?.operatorId ?? session?.professional?.rpps ?? session?.agent?.id;
}

/** Whether anybody is signed in. */
export function isSomebodyIn({ session }: Request): boolean {
  return whoIsIn(session) !== undefined;
}

/** A name of whoever is signed in that means nothing outside this site. */
export function whoseVisit({ world }: Pick<Web, 'world'>, { session }: Request): string {
  const who = whoIsIn(session) ?? '';
  return names(`${world.keys.current} ${who}`, () =>
    world.keys.lookup('session', `whose:${who}`).slice(0, 16),
  );
}

/** Every page of a visit asks for the same one. */
const names = keepLast<string>(500);

/** What « Je quitte vite » needs: where it leads, and its script. */
function leaveFrame({ world, assets }: Web): { to: string; scripts: readonly string[] } {
  return { to: world.config.quickExitUrl, scripts: [`${world.base}/static/${assets.name('js/leave.js')}`] };
}
