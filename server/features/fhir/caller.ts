import type { Request, RequestHandler, Response } from 'express';
import { type AccessToken, readAccessToken, TokenRefused } from '../../identity/openid/access-token.ts';
import { IssuerDown, SignInRefused, userinfoOf } from '../../identity/openid/relying-party.ts';
import { admitSoftware, type NoVisit, visitOfSoftware } from '../../identity/openid/software-visit.ts';
import { professionalViewer } from '../../record/care-access.ts';
import type { Caring } from '../../record/care-trace.ts';
import type { NamedExercise } from '../../registries/exercises-store.ts';
import type { Web } from '../../web/context.ts';
import { originOf } from '../../web/origin.ts';
import { FhirProblem } from './outcome.ts';

/** A professional who works through a program, where they work, and the program. */
export interface Caller {
  readonly viewer: Caring['viewer'];
  readonly exercise: NamedExercise;
  readonly software: string;
}

/** The address of this interface, without a final slash. */
export function baseOf({ world }: Web, request: Request): string {
  return `${originOf(world, request)}${world.base}/fhir`;
}

/** For whom tokens have to be made. */
export function audienceOf(web: Web, request: Request): string {
  return web.world.config.fhirAudience ?? baseOf(web, request);
}

const longestToken = 12_000;

/** Finds out whom a program works for, before anything that it sends is read. */
export function knownCaller(web: Web): RequestHandler {
  return async (request, response, next) => {
    const caller = await callerOf(web, request);
    if (!(await admitSoftware(web.world, caller.viewer.id)))
      throw new FhirProblem(429, { code: 'throttled', text: 'Too many requests.' }, { 'Retry-After': '60' });
    response.locals.caller = caller;
    next();
  };
}

/** Whom the request was found to come from. */
export function callerIn({ locals }: Response): Caller {
  return locals.caller as Caller;
}

async function callerOf(web: Web, request: Request): Promise<Caller> {
  const header = request.get('Authorization');
  if (header === undefined) throw refusal(undefined);
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*) *$/i.exec(header.slice(0, longestToken))?.[1];
  if (token === undefined) throw refusal('invalid_token');
  const { software, claims } = await tokenOf(web, request, token);
  const wanted = { structure: decoded(request.get('X-Structure')), specialty: request.get('X-Specialty') };
  const exercise = await visitOfSoftware(web.world, claims, wanted);
  if (typeof exercise === 'string') throw new FhirProblem(403, { code: 'forbidden', text: textOf(exercise) });
  const viewer = await professionalViewer(web.world, exercise.id);
  if (viewer === undefined) throw new FhirProblem(403, { code: 'forbidden', text: textOf('no-person') });
  return { viewer, exercise, software };
}

const textOf = (why: NoVisit): string => noVisits[why];

const noVisits: Readonly<Record<NoVisit, string>> = {
  'no-person': 'The token names no professional.',
  'no-number': 'The token names nobody of the directory of professionals (RPPS).',
  'no-profession': 'The token names no profession that the directory has.',
  several:
    'The token names several places. Say which: X-Structure with the identifier of the structure or its name, X-Specialty with the code of the specialty.',
};

/** A name may have letters that a header has not. */
function decoded(header: string | undefined): string | undefined {
  try {
    return header && decodeURIComponent(header);
  } catch {
    return header;
  }
}

/** Checks the token, and asks its issuer who it is where it does not tell. */
async function tokenOf(web: Web, request: Request, token: string): Promise<AccessToken> {
  try {
    const issuer = await web.issuers.find('psc', request);
    const read = await readAccessToken(web.world, token, { issuer, audience: audienceOf(web, request) });
    if (read.claims.SubjectRefPro !== undefined) return read;
    return { ...read, claims: await userinfoOf(issuer, token, String(read.claims.sub)) };
  } catch (error) {
    // The issuer itself refuses a token that was taken back meanwhile.
    if (error instanceof TokenRefused || error instanceof SignInRefused) throw refusal('invalid_token');
    if (error instanceof IssuerDown)
      throw new FhirProblem(
        503,
        { code: 'transient', text: 'The issuer of the token does not answer.' },
        { 'Retry-After': '30' },
      );
    throw error;
  }
}

/** RFC 6750: no reason is told. */
function refusal(error: 'invalid_token' | undefined): FhirProblem {
  const challenge = ['Bearer realm="Mon DMP"', ...(error === undefined ? [] : [`error="${error}"`])].join(
    ', ',
  );
  const text = 'A bearer token of the issuer of this interface is needed.';
  return new FhirProblem(401, { code: 'login', text }, { 'WWW-Authenticate': challenge });
}
