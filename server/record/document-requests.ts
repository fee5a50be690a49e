import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { type Gap, openState, type RequestState, requestPlace } from './document-gaps.ts';
import * as store from './document-requests-store.ts';
import type { Verb } from './journal-entry.ts';
import { mustBeAllowed } from './permits.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';
import { traceOwn } from './trace-own.ts';

/** What is missing, as the person saw it. */
export type SeenGap = Pick<Gap, 'id' | 'seen'>;

/** Notes that the person asked for the document, on a day (YYYY-MM-DD). Says whether what they saw was still so. @throws AccessError */
export async function noteAsked(
  world: World,
  access: RecordAccess,
  { gap, day }: { gap: SeenGap; day: string },
): Promise<boolean> {
  const change = (now: RequestState): RequestState => ({ ...now, state: 'asked', askedOn: day });
  return changeState(world, access, { gap, verb: 'missing-document.asked', change });
}

/** Puts it aside: there is no such document, or the person needs none. @throws AccessError */
export async function setAside(world: World, access: RecordAccess, gap: SeenGap): Promise<boolean> {
  const change = (now: RequestState): RequestState => ({ ...now, state: 'aside', askedOn: '' });
  return changeState(world, access, { gap, verb: 'missing-document.set-aside', change });
}

/** Takes back that it was asked for or put aside. @throws AccessError */
export async function reopenGap(world: World, access: RecordAccess, gap: SeenGap): Promise<boolean> {
  const change = (now: RequestState): RequestState => ({ ...now, state: 'open', askedOn: '' });
  return changeState(world, access, { gap, verb: 'missing-document.reopened', change });
}

/** Keeps the letter that the person wrote; an empty text stands for the one that the site proposes. @throws AccessError */
export async function keepLetter(
  world: World,
  access: RecordAccess,
  { gap, text }: { gap: SeenGap; text: string },
): Promise<boolean> {
  const change = (now: RequestState): RequestState => ({ ...now, text });
  return changeState(world, access, { gap, verb: 'missing-document.written', change });
}

/** Writes in the journal that the letter was printed. @throws AccessError */
export async function traceLetterPrinted(world: World, access: RecordAccess, gap: SeenGap): Promise<void> {
  mustBeAllowed(world, access, 'own');
  const verb = 'missing-document.printed';
  await world.db.transaction().execute(trx => trace(trx, world, { access, gap, verb }));
}

interface Act {
  readonly gap: SeenGap;
  readonly verb: Verb;
  readonly change: (now: RequestState) => RequestState;
}

/** Thrown inside the transaction so that nothing of it stays: not all of the lines were as the person saw them. */
class Changed extends Error {}

async function changeState(world: World, access: RecordAccess, act: Act): Promise<boolean> {
  mustBeAllowed(world, access, 'own');
  try {
    await world.db.transaction().execute(trx => changeIn(trx, world, { access, ...act }));
    return true;
  } catch (error) {
    if (error instanceof Changed) return false;
    throw error;
  }
}

async function changeIn(
  trx: Trx,
  world: World,
  { access, gap, verb, change }: Act & { access: RecordAccess },
): Promise<void> {
  const { recordId } = access;
  const ids = gap.seen.map(({ lineId }) => lineId);
  if ((await store.countLines(trx, recordId, ids)) < ids.length) throw new Changed();
  const rows = new Map((await store.requestsOf(trx, recordId)).map(row => [row.care_line_id, row]));
  const key = await recordKeyOf(world, trx, recordId);
  for (const { lineId, version } of gap.seen) {
    const row = rows.get(lineId);
    if ((row?.version ?? 0) !== version) throw new Changed();
    const now: RequestState = row ? openState(key, row) : { state: 'open', askedOn: '', text: '' };
    const isWritten = await store.putRequest(trx, {
      ...{ care_line_id: lineId, record_id: recordId, version: version + 1 },
      sealed: key.seal(requestPlace(lineId), JSON.stringify(change(now))),
      changed_at: world.now().toISOString(),
    });
    if (!isWritten) throw new Changed();
  }
  await trace(trx, world, { access, gap, verb });
}

async function trace(
  trx: Trx,
  world: World,
  { access, gap, verb }: { access: RecordAccess; gap: SeenGap; verb: Verb },
): Promise<void> {
  const object = { kind: 'care-line', id: gap.id };
  await traceOwn(trx, world, { access, verb, object, details: { lines: gap.seen.length } });
}
