import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { appendEntry } from './journal.ts';
import * as store from './kept-back-store.ts';

/** How many documents one look takes of each kind: the next one follows within a minute. */
const most = 200;

type Step = (trx: Trx, world: World, row: store.KeptBackRow) => Promise<void>;

/**
 * Tells owners that a document exists once it has been kept back for long enough, and notes which ones have opened by
 * themselves (R2): the part of the worker. Each in a transaction of its own, so that one that fails holds up no other.
 */
export async function moveKeptBack(world: World): Promise<void> {
  const now = world.now().toISOString();
  for (const row of await store.openedAlone(world.db, now, most)) await apart(world, row, release);
  for (const row of await store.existenceDue(world.db, now, most)) await apart(world, row, tellExistence);
}

async function apart(world: World, row: store.KeptBackRow, step: Step): Promise<void> {
  try {
    await world.db.transaction().execute(trx => step(trx, world, row));
  } catch (error) {
    world.log.error({ document: row.id, type: Object(error).constructor?.name }, 'kept-back document failed');
  }
}

const release: Step = async (trx, world, { id, record_id: recordId, kept_back_until }) => {
  const now = world.now().toISOString();
  if (!(await store.noteOver(trx, { id, since: kept_back_until ?? now, now }))) return;
  await trace(trx, world, { recordId, verb: 'document.released', id });
  await noteForOwner(trx, world, { recordId, kind: 'new-document', documentId: id });
};

const tellExistence: Step = async (trx, world, { id, record_id: recordId }) => {
  if (!(await noteExistence(trx, world, { id, recordId }))) return;
  await noteForOwner(trx, world, { recordId, kind: 'waiting-document', documentId: id });
};

/** Notes that the owner knows from now on that a document exists, without a message. Returns whether they did not. */
export async function noteExistence(
  trx: Trx,
  world: World,
  { id, recordId }: { id: string; recordId: string },
): Promise<boolean> {
  if (!(await store.noteExistenceTold(trx, id, world.now().toISOString()))) return false;
  await trace(trx, world, { recordId, verb: 'document.existence-told', id });
  return true;
}

async function trace(
  trx: Trx,
  world: World,
  what: { recordId: string; verb: 'document.released' | 'document.existence-told'; id: string },
): Promise<void> {
  const { recordId, verb, id } = what;
  await appendEntry(trx, world, {
    actor: { kind: 'site', id: 'site' },
    ...{ recordId, verb, object: { kind: 'document', id } },
    rule: 'R2',
    channel: 'worker',
  });
}
