import { after } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { signedInIdle } from '../session-life.ts';
import type { OperatorAccess } from './access.ts';
import * as store from './counts-store.ts';
import { monthStart } from './months.ts';

/** What the site's state is told by: numbers, and nothing of any person. */
export interface SiteCounts {
  readonly records: number;
  readonly accounts: number;
  /** Records made since the first day of this month, and in the month before. */
  readonly createdThisMonth: number;
  readonly createdLastMonth: number;
  /** Creation codes asked for since the first day of this month. */
  readonly codesAsked: number;
  /** Contact messages that nobody has answered. */
  readonly contactOpen: number;
  /** Questions and complaints about a history that nobody has answered. */
  readonly complaintsOpen: number;
  /** Acts that were refused by « Ce n'est pas moi » within 30 days, or whose account is still suspended. */
  readonly refused: number;
  readonly lettersWaiting: number;
  readonly sessionsOpen: number;
  /** Messages given up within 30 days, after which their rows are forgotten. */
  readonly messagesFailed: number;
}

/** Counts for whoever runs the site. Numbers concern nobody, so reading them is not written in the journal. */
export async function siteCounts(world: World, _access: OperatorAccess): Promise<SiteCounts> {
  const { db, now } = world;
  const [month, before] = [monthStart(world, 0), monthStart(world, 1)];
  return {
    records: await store.countOpenRecords(db),
    accounts: await store.countAccounts(db),
    createdThisMonth: await store.countCreations(db, { from: month, until: after(now(), 1) }),
    createdLastMonth: await store.countCreations(db, { from: before, until: month }),
    codesAsked: await store.countCodesAsked(db, month),
    contactOpen: await store.countOpenMessages(db),
    complaintsOpen: await store.countOpenComplaints(db),
    refused: await store.countRefusedActs(db),
    lettersWaiting: await store.countLettersWaiting(db),
    sessionsOpen: await store.countSessions(db, {
      now: now().toISOString(),
      quiet: after(now(), -signedInIdle),
    }),
    messagesFailed: await store.countFailedMessages(db),
  };
}
