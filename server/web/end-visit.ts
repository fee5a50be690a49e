import type { Request, Response } from 'express';
import type { World } from '../world.ts';
import { endSession, forgetSession } from './session.ts';
import { writeSignOut } from './sign-out-entry.ts';

/**
 * Ends the visit of this browser, on the server and in what the browser kept of the site (product rules, §2.7). The
 * cookie of reading comfort stays, for it says nothing of anybody: `clearAllCookies` takes it too.
 */
export async function endVisit(world: World, request: Request, response: Response): Promise<void> {
  await writeSignOut(world, request);
  await endSession(request);
  forgetSession(world, response);
  response.set('Clear-Site-Data', '"cache", "storage"');
}

/** Has the browser forget every cookie of the site, after a visit that must leave no trace. */
export function clearAllCookies(response: Response): void {
  response.set('Clear-Site-Data', '"cache", "cookies", "storage"');
}
