import type { ErrorRequestHandler } from 'express';
import { findLanguage, referenceLanguage } from '../i18n.ts';
import { carerIdle, signedInIdle } from '../identity/session-life.ts';
import { minute } from '../storage/time.ts';
import type { Web } from './context.ts';
import { sendPage } from './render.ts';

/** The pages of what can go wrong. Each has its own words in common.json, under `problem`. */
export const problemKinds = [400, 403, 404, 409, 410, 413, 422, 429, 500, 503] as const;
export type ProblemKind = (typeof problemKinds)[number] | 'ended';

/** Something a person is told by a page of its own instead of the page they asked for. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly retryAfter: number | undefined;
  /** @param retryAfter seconds after which trying again makes sense */
  constructor(kind: ProblemKind, retryAfter?: number) {
    super(`problem ${kind}`);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

/** Where a visit begins: that of a patient, of somebody who runs the site, of a professional, of an agent. */
export type WayIn = '/connexion' | '/operateur' | '/soignants' | '/agents';

/** The visit is over; what was typed on its last page is kept, or there was nothing to keep. */
export class EndedVisit extends Problem {
  readonly isKept: boolean;
  readonly wayIn: WayIn;
  constructor(isKept: boolean, wayIn: WayIn = '/connexion') {
    super('ended');
    this.isKept = isKept;
    this.wayIn = wayIn;
  }
}

/** Faults of the database that pass by themselves or by the operator's hand: the person is asked to come back. */
const passing = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY)/;

/** What a person is told of an error. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { status, code } = Object(error) as { status?: unknown; code?: unknown };
  if (typeof code === 'string' && passing.test(code)) return new Problem(503, 60);
  if (code === 'BUSY') return new Problem(503, 5);
  if (code === 'NO_ACCESS') return new Problem(404);
  if (status === 413 || status === 404 || status === 403) return new Problem(status);
  if (typeof status === 'number' && status >= 400 && status < 500) return new Problem(400);
  return new Problem(500);
}

/** The last handler: turns any error into its page, logs the unexpected ones with the number shown to the person. */
export function problemPages(web: Web): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = toProblem(error);
    const status = problem.kind === 'ended' ? 403 : problem.kind;
    if (status >= 500) web.world.log.error({ request: request.number, error: describeError(error) }, 'fault');
    if (response.headersSent) return next(error);
    if (problem.retryAfter !== undefined) response.set('Retry-After', String(problem.retryAfter));
    const language = request.language ?? findLanguage(referenceLanguage);
    request.language = language;
    response.status(status);
    sendPage(
      { web, request, response },
      {
        view: 'problem',
        title: `common:problem.${problem.kind}.title`,
        model: {
          kind: problem.kind,
          scene: sceneOf(problem.kind),
          number: request.number,
          quote: status >= 500,
          signIn: problem.kind === 'ended' ? wayInAfter(problem) : '',
          minutes: idleMinutes(wayInAfter(problem)),
          kept: problem instanceof EndedVisit && problem.isKept,
        },
      },
    );
  };
}

function wayInAfter(problem: Problem): WayIn {
  return problem instanceof EndedVisit ? problem.wayIn : '/connexion';
}

/** After how many minutes without an action a visit of these people ends. */
function idleMinutes(wayIn: WayIn): number {
  return (wayIn === '/soignants' || wayIn === '/agents' ? carerIdle : signedInIdle) / minute;
}

function sceneOf(kind: ProblemKind): string {
  if (kind === 'ended' || kind === 410) return 'ended';
  if (kind === 404) return 'not-found';
  return kind === 409 || kind === 429 || kind === 503 ? 'waiting' : 'problem';
}

/** What of an error may be logged: its kind and where it arose; its text could hold what a person typed. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const stack = (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 8);
  return { type: error.name, code, stack };
}
