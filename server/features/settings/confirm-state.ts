import type { Visit } from '../../web/context.ts';
import { accountOf } from '../../web/guards.ts';
import { Problem } from '../../web/problems.ts';
import { isPasswordConfirmed } from './confirmed.ts';
import { findWant, type Want } from './wants.ts';

/** What the pages that ask for password and code know: what is wanted, and how far the person is. */
export interface ConfirmState {
  readonly accountId: string;
  readonly want: Want;
  readonly isPasswordRight: boolean;
}

/** Reads how far somebody is. @throws Problem 404 when the address names nothing that can be wanted */
export async function loadConfirm({ world, request }: Visit): Promise<ConfirmState> {
  const want = findWant(request.params.want);
  if (want === undefined) throw new Problem(404);
  return { accountId: accountOf(request), want, isPasswordRight: isPasswordConfirmed(world, request) };
}
