import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { after, hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { hasActedBefore, putPending, putProfessionalNotice } from './access-notices-store.ts';
import { appendEntry } from './journal.ts';
import { doctorOfRecord } from './treating-doctor-of.ts';

/** What is not urgent waits an hour for what else happens: ten accesses are one message (product rules, §5). */
export const noticesWait = hour;

/** The acts by which a professional has been in a record. */
const accesses = ['documents.listed', 'document.read'] as const;

/** Something that the owner of a record may want to know. */
export type Noted =
  /** A document came in, or one that was kept back opened. */
  | { readonly recordId: string; readonly kind: 'new-document'; readonly documentId: string }
  /** A document exists that a professional keeps back (R2). */
  | { readonly recordId: string; readonly kind: 'waiting-document'; readonly documentId: string }
  /** A professional looked. `rpps`: their number; `seq`: the place of the entry that says so. */
  | { readonly recordId: string; readonly kind: 'access'; readonly rpps: string; readonly seq: number }
  /** A professional came in by break-glass or as the Centre 15. `openingId`: of the row of `emergency_opening`. */
  | {
      readonly recordId: string;
      readonly kind: 'emergency';
      readonly rpps: string;
      readonly openingId: string;
    };

/**
 * Notes in the transaction of an act, after its entry in the journal, what the owner of a record is to be told of it. The
 * worker tells it, as each owner wishes: emergencies at once and always, the rest an hour later and together. An
 * emergency is also left for the treating doctor to find (R8).
 */
export async function noteForOwner(trx: Trx, world: World, noted: Noted): Promise<void> {
  const { recordId } = noted;
  const now = world.now().toISOString();
  const pending = { record_id: recordId, first_at: now, due_at: after(world.now(), noticesWait) };
  switch (noted.kind) {
    case 'emergency':
      await putPending(trx, { ...pending, kind: 'emergency', about: noted.openingId, due_at: now });
      return noteForDoctor(trx, world, noted);
    case 'access':
      if (!(await hasActedBefore(trx, { chain: recordId, verbs: accesses, ...noted })))
        await putPending(trx, { ...pending, kind: 'first-access', about: '' });
      return putPending(trx, { ...pending, kind: 'access', about: '' });
    default:
      return putPending(trx, { ...pending, kind: noted.kind, about: noted.documentId });
  }
}

/** No address of professionals is known: their own pages will show what was left for them. */
async function noteForDoctor(
  trx: Trx,
  world: World,
  { recordId, rpps, openingId }: Extract<Noted, { kind: 'emergency' }>,
): Promise<void> {
  const doctor = await doctorOfRecord(trx, world, recordId);
  if (doctor === undefined || doctor === rpps) return;
  const id = newId(world.random);
  const row = { id, rpps: doctor, record_id: recordId, kind: 'emergency', about: openingId } as const;
  if (!(await putProfessionalNotice(trx, { ...row, made_at: world.now().toISOString() }))) return;
  await appendEntry(trx, world, {
    actor: { kind: 'site', id: 'site' },
    recordId,
    verb: 'notice.sent',
    object: { kind: 'professional-notice', id },
    channel: 'web',
    details: { kind: 'emergency', to: 'treating-doctor', rpps: doctor },
  });
}
