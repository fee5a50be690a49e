import type { Visit } from '../../web/context.ts';
import type { Outcome } from '../../web/pages.ts';
import { isRecent } from '../../web/recent.ts';

/** What « C'est fait » can be said of on the page of the account. */
export const doneThings = [
  'email',
  'email-removed',
  'phone',
  'phone-removed',
  'password',
  'sheet',
  'sheet-removed',
  'app',
  'app-removed',
  'language',
  'messages',
  'visits',
] as const;
export type DoneThing = (typeof doneThings)[number];

/** How many minutes the page of the account says what was done last. */
const told = 2;

/** Leads to the page of the account, which says what was done. */
export function done({ world, request }: Visit, what: DoneThing): Outcome {
  request.session.settingsDone = { what, at: world.now().toISOString() };
  return { go: '/compte' };
}

/** What was done a moment ago, if anything. */
export function justDone({ world, request }: Visit): DoneThing | undefined {
  const { what, at } = request.session.settingsDone ?? {};
  return isRecent(world, at, told) ? doneThings.find(known => known === what) : undefined;
}
