import type { Request } from 'express';
import { findAccount } from '../../identity/accounts-store.ts';
import { identifierOf } from '../../identity/change-password.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import type { World } from '../../world.ts';

/** How long the identifier can be read again, in milliseconds: as long as a new one after creation (§1.7). */
const shownFor = 30 * 60 * 1000;

/** Whether this browser has just got back in. */
export function hasRecovered(world: World, { session }: Request): boolean {
  const { recovered } = session;
  return recovered !== undefined && world.now().getTime() - Date.parse(recovered.at) < shownFor;
}

/** The password is changed: the identifier once more, and the way in. */
export const donePage: Page<undefined> = {
  view: 'recovery/done',
  title: 'recovery:done.title',
  model: async ({ world, request }) => {
    const account = await findAccount(world.db, request.session.recovered?.accountId ?? '');
    if (account === undefined) throw new Problem(410);
    return { identifier: identifierOf(world, account) };
  },
};

/** For whoever has none of these ways: the counter, by telephone for now. */
export const elsewherePage: Page<undefined> = {
  view: 'recovery/elsewhere',
  title: 'recovery:elsewhere.title',
  back: () => '/retrouver/moyen',
};
