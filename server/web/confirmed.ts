import type { Request, RequestHandler } from 'express';
import type { World } from '../world.ts';
import type { Web } from './context.ts';
import { typedFields } from './forms.ts';
import { visitOf } from './pages.ts';
import { isRecent } from './recent.ts';
import { confirmPath, type Want } from './wants.ts';

/** How many minutes password and code open what changes the account, in this session alone (docs/decisions/0020). */
const lives = 10;
/** How many minutes a right password waits for its code: as long as people look for a phone. */
const passwordLives = 30;

/** Whether password and code were given in this session a short while ago. */
export function isConfirmed(world: World, request: Request): boolean {
  return isRecent(world, request.session.confirm?.confirmedAt, lives);
}

/** Whether the password was, and its code is awaited. */
export function isPasswordConfirmed(world: World, request: Request): boolean {
  return isRecent(world, request.session.confirm?.passwordAt, passwordLives);
}

/** Begins the ten minutes anew: what was begun in time must not fail for the time a message takes. */
export function keepConfirmed({ world, request }: { world: World; request: Request }): void {
  request.session.confirm = { ...request.session.confirm, confirmedAt: world.now().toISOString() };
}

/** Fields that may wait in the session while password and code are asked for again. */
const kept = ['email', 'phone'];

/**
 * Lets through who gave password and code a short while ago. Others are asked for both and come back; what they typed
 * waits for them.
 */
export function confirmed(web: Web, want: Want): RequestHandler {
  return (request, response, next) => {
    if (isConfirmed(web.world, request)) return next();
    if (request.method === 'POST') keepTyped(request);
    response.redirect(303, visitOf(web, request, undefined).href(confirmPath(want)));
  };
}

function keepTyped(request: Request): void {
  const typed = Object.entries(typedFields(request.body)).filter(([name]) => kept.includes(name));
  if (typed.length > 0)
    request.session.confirm = { ...request.session.confirm, typed: Object.fromEntries(typed) };
}
