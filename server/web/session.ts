import { createSecretKey } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { newId } from '../storage/ids.ts';
import type { World } from '../world.ts';
import { SessionStore } from './session-store.ts';
import { writeSignOut } from './sign-out-entry.ts';

/** The session's cookie: readable by no script, sent to this site alone, gone with the browser. */
export function sessions(world: World): RequestHandler {
  const secure = world.config.publicUrl.startsWith('https://');
  const secret = createSecretKey(
    world.config.sessionSecret ?? world.keys.lookup('session', 'cookie'),
    'utf8',
  );
  return session({
    name: cookieName(world),
    secret,
    store: new SessionStore(world),
    resave: false,
    saveUninitialized: false,
    proxy: secure,
    cookie: { httpOnly: true, secure, sameSite: 'lax', path: `${world.base}/` },
  });
}

/** Has the browser forget the session's cookie, also a browser that does not know Clear-Site-Data. */
export function forgetSession(world: World, response: Response): void {
  const secure = world.config.publicUrl.startsWith('https://');
  response.clearCookie(cookieName(world), {
    httpOnly: true,
    secure,
    sameSite: 'lax',
    path: `${world.base}/`,
  });
}

/** `__Host-` ties the cookie to this host alone, but asks for HTTPS and the whole host. */
function cookieName(world: World): string {
  const whole = world.config.publicUrl.startsWith('https://') && world.base === '';
  return whole ? '__Host-mon-dmp' : 'mon-dmp';
}

/** Whether the browser sent a session cookie that no session stands behind any more. */
export function cameWithEndedSession(world: World, request: Request): boolean {
  const sent = (request.headers.cookie ?? '').includes(`${cookieName(world)}=`);
  return sent && request.session.browser === undefined;
}

/** The name of this browser's session, made at its first form: codes are bound to it (product rules, §2.2). */
export function browserOf(world: World, request: Request): string {
  request.session.browser ??= newId(world.random);
  return request.session.browser;
}

/**
 * Gives the session a new id and lets go of what it held, so that an id known before sign-in opens nothing after it.
 * The browser's name stays, and so does what was typed when a visit ended, which opens for its account alone. Whoever was
 * in, a patient or an operator, is out, and the journal says so.
 */
export async function renewSession(world: World, request: Request): Promise<void> {
  const { browser, drafts } = request.session;
  await writeSignOut(world, request);
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate(error => (error ? reject(error) : resolve()));
  });
  if (browser !== undefined) request.session.browser = browser;
  if (drafts !== undefined) request.session.drafts = drafts;
}

/**
 * Gives the session a new id and keeps what it holds, its end too: somebody showed once more who they are, so that an id
 * that was known before is worth nothing more.
 */
export async function renewSessionId(request: Request): Promise<void> {
  // `seenAt` is a note of the store's own about the row that is gone.
  const { cookie: _cookie, seenAt: _seenAt, ...held } = request.session;
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate(error => (error ? reject(error) : resolve()));
  });
  Object.assign(request.session, held);
}

/** The name of this browser's session in the table of sessions. */
export function sessionRowOf(world: World, request: Request): string {
  return world.keys.lookup('session', request.sessionID);
}

/** Writes the session before the answer leaves, so that an answer that needs it is never sent without it. */
export async function saveSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.save(error => (error ? reject(error) : resolve()));
  });
}

/** Ends the session on the server. */
export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy(error => (error ? reject(error) : resolve()));
  });
}
