import type { Visit } from './context.ts';
import { deviceOf } from './device.ts';
import { renewSession } from './session.ts';

/** Begins the visit of somebody who has just signed in: a new session, which knows the account and the device. */
export async function beginVisit({ world, request }: Visit, accountId: string): Promise<void> {
  await renewSession(world, request);
  request.session.accountId = accountId;
  request.session.visit = {
    device: deviceOf(request.get('User-Agent')),
    since: world.now().toISOString(),
  };
}
