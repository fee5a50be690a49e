import type { Request } from 'express';
import type { SessionData } from 'express-session';
import type { World } from '../world.ts';
import type { Device } from './device.ts';
import { sessionRowOf } from './session.ts';
import { type SessionRow, sessionsOf } from './session-store.ts';

/** An open visit of an account. `id` names it in the table of sessions: it opens nothing. */
export interface OpenVisit {
  readonly id: string;
  readonly device: Device;
  readonly since: Date;
  /** When it last asked for a page, give or take a minute. */
  readonly seenAt: Date;
  readonly isThis: boolean;
}

/** The open visits of an account, this request's first, then the ones that were in use last. */
export async function openVisits(world: World, request: Request, accountId: string): Promise<OpenVisit[]> {
  const own = sessionRowOf(world, request);
  const visits = (await sessionsOf(world, accountId)).map(row => visitOf(world, row, own));
  return visits.sort(
    (a, b) => Number(b.isThis) - Number(a.isThis) || b.seenAt.getTime() - a.seenAt.getTime(),
  );
}

function visitOf(world: World, row: SessionRow, own: string): OpenVisit {
  const { visit }: Partial<SessionData> = JSON.parse(world.keys.open('session', row.id, row.sealed));
  const isThis = row.id === own;
  return {
    id: row.id,
    device: visit?.device ?? { browser: undefined, system: undefined },
    since: new Date(visit?.since ?? row.created_at),
    seenAt: isThis ? world.now() : new Date(row.seen_at),
    isThis,
  };
}
