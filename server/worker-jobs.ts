import { sendAccessNotices } from './identity/access-notices.ts';
import { dropOldCredentials } from './identity/accounts-store.ts';
import { answeredMessageLives } from './identity/contact-messages.ts';
import { dropAnsweredMessages } from './identity/contact-messages-store.ts';
import { handleCreationRequests } from './identity/creation-requests.ts';
import { dropOldCreations } from './identity/creation-store.ts';
import { traceMessage } from './identity/message-trace.ts';
import { dropAttempts } from './identity/one-time-codes-store.ts';
import { dropOldRecoveries } from './identity/recovery-store.ts';
import { dropOldRefusals } from './identity/refusals-store.ts';
import { refusedActLives } from './identity/refused-acts.ts';
import { dropOldRefusedActs } from './identity/refused-acts-store.ts';
import { dropOldSettings } from './identity/settings-store.ts';
import { noticeLives } from './identity/tell-owner.ts';
import { messageCleaning } from './messages/cleaning.ts';
import { type Job, type OnEnd, startWorker, type Worker } from './messages/worker.ts';
import { anchorHeads } from './record/anchors.ts';
import { careSince } from './record/care-history.ts';
import { dropCareOfRemoved, dropOldCare } from './record/care-history-store.ts';
import { dropWaiting } from './record/contents-store.ts';
import { eraseRemoved, keptAfterRemoval } from './record/documents-store.ts';
import { dropOldHidings } from './record/hiding-store.ts';
import { dropRemoved } from './record/information-store.ts';
import { moveKeptBack } from './record/kept-back-clock.ts';
import { dropOldHits } from './storage/limits.ts';
import { after, day, hour, minute, second } from './storage/time.ts';
import { dropOldDrafts } from './web/draft-store.ts';
import { dropEndedSessions } from './web/session-store.ts';
import { dropOldSubmissions } from './web/submission-store.ts';
import type { World } from './world.ts';

/** What the site does by itself, and how often. */
const jobs: readonly Job[] = [
  {
    name: 'creation-requests',
    everyMs: second,
    run: async world => void (await handleCreationRequests(world)),
  },
  { name: 'anchors', everyMs: hour, run: async world => void (await anchorHeads(world)) },
  { name: 'access-notices', everyMs: second, run: sendAccessNotices },
  { name: 'kept-back', everyMs: minute, run: moveKeptBack },
  { name: 'cleaning', everyMs: 5 * minute, run: clean },
  messageCleaning,
];

async function clean(world: World): Promise<void> {
  const now = world.now().toISOString();
  await dropOldCredentials(world.db, now);
  await dropEndedSessions(world);
  await dropOldSubmissions(world);
  await dropOldDrafts(world);
  await world.db.transaction().execute(async trx => {
    await dropAttempts(trx, after(world.now(), -day));
    await dropOldHits(trx, after(world.now(), -day));
    await dropOldRefusals(trx, now);
    await dropOldRefusedActs(trx, after(world.now(), -refusedActLives));
    await dropAnsweredMessages(trx, after(world.now(), -answeredMessageLives));
    await dropOldSettings(trx, now);
    await dropRemoved(trx, world.now());
    await dropOldRecoveries(trx, { over: after(world.now(), -day), begun: after(world.now(), -60 * day) });
    await dropWaiting(trx, world.now());
    await dropCareOfRemoved(trx, after(world.now(), -keptAfterRemoval));
    await eraseRemoved(trx, world.now());
    await dropOldCare(trx, careSince(world));
    await dropOldHidings(trx, after(world.now(), -day));
    const forgotten = after(world.now(), -noticeLives);
    await dropOldCreations(trx, { handled: after(world.now(), -7 * day), ended: now, forgotten });
  });
}

/** Starts the worker of a world, with every job of the site. `pollMs` 0: it works only when asked to. */
export function startSiteWorker(world: World, pollMs?: number): Worker {
  const onEnd: OnEnd = (trx, message, outcome) => traceMessage(trx, world, { message, outcome });
  return startWorker(world, { jobs, onEnd, ...(pollMs === undefined ? {} : { pollMs }) });
}
