import { appendEntry } from '../record/journal.ts';
import type { Verb } from '../record/journal-entry.ts';
import { ownRecord } from '../record/records-store.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import * as store from './recovery-store.ts';

/** Writes what happens to a recovery: in the history of the record where there is one, else in the site's. */
export async function traceRecovery(
  trx: Trx,
  world: World,
  what: { id: string; verb: Verb; details?: Record<string, string> },
): Promise<void> {
  const row = await store.findRecovery(trx, what.id);
  const recordId = await ownRecord(trx, row?.account_id ?? '');
  await appendEntry(trx, world, {
    actor: { kind: 'visitor', id: 'visitor' },
    verb: what.verb,
    object: { kind: 'recovery', id: what.id },
    channel: 'web',
    ...(recordId ? { recordId } : {}),
    ...(what.details ? { details: what.details } : {}),
  });
}
