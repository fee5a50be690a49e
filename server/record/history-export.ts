import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type HistoryPart, type HistoryStart, readHistory } from './history.ts';
import type { HistoryEntry } from './history-entries.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';
import { traceOwn } from './trace-own.ts';

/** Everything of a part, newest first, some at a time: whoever takes it away need not hold it whole. @throws AccessError */
export async function* wholeHistory(
  world: World,
  access: RecordAccess,
  part: HistoryPart,
): AsyncGenerator<readonly HistoryEntry[]> {
  let start: HistoryStart;
  for (;;) {
    const page = await readHistory(world, access, { part, start, most: 500 });
    const last = page?.entries.at(-1);
    if (page === undefined || last === undefined) return;
    yield page.entries;
    if (!page.hasOlder) return;
    start = { before: last.seq };
  }
}

/** More than anybody takes away for themselves in an hour. */
const exportsAnHour: Limit = { name: 'history-exports', most: 10, window: hour };

/** Writes in the journal that a part is printed, before it leaves. @throws AccessError */
export async function traceHistoryPrinted(world: World, access: RecordAccess): Promise<void> {
  mustBeAllowed(world, access, 'read-history');
  const object = { kind: 'record', id: access.recordId };
  const entry = { access, verb: 'history.printed', object } as const;
  await world.db.transaction().execute(trx => traceOwn(trx, world, entry));
}

/**
 * Writes in the journal that the history is taken away, before its first byte leaves, unless this was done too often.
 * Says whether it may go on. @throws AccessError
 */
export async function beginHistoryExport(world: World, access: RecordAccess): Promise<boolean> {
  mustBeAllowed(world, access, 'read-history');
  return world.db.transaction().execute(async trx => {
    const limit = { limit: exportsAnHour, who: access.accountId };
    if (!(await takeFromLimit(trx, world, limit))) return false;
    const object = { kind: 'record', id: access.recordId };
    await traceOwn(trx, world, { access, verb: 'history.exported', object });
    return true;
  });
}
