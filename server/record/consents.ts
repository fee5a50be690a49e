import { professionalNamed } from '../registries/professionals-store.ts';
import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { unblockIn } from './blocking.ts';
import { type ConsentRow, consentRow, consentRows, insertConsent, setWithdrawn } from './consents-store.ts';
import { documentClasses } from './document-types.ts';
import { managing } from './manage.ts';
import type { RecordAccess } from './records.ts';
import { traceOwn } from './trace-own.ts';

/** How long a consent that was withdrawn can be brought back by « J'annule ». */
const undoable = hour;

/** The patient's agreement that a professional reads and deposits (R7). */
export interface Consent {
  readonly id: string;
  readonly rpps: string;
  /** The place and function it holds for; nothing when the patient named the person. */
  readonly exerciseId: string | undefined;
  readonly kind: ConsentRow['kind'];
  /** Codes of the classes of documents it holds for; none for all of them. */
  readonly classes: readonly string[];
  /** Since when; of a member of the care team, since when the patient knows. */
  readonly since: Date;
}

function consentOf(row: ConsentRow): Consent {
  return {
    id: row.id,
    rpps: row.rpps,
    exerciseId: row.exercise_id ?? undefined,
    kind: row.kind,
    classes: row.classes === '' ? [] : row.classes.split(' '),
    since: new Date(row.announced_at ?? row.given_at),
  };
}

/** Whether it holds: of a member of the care team, only once the patient was told. */
const holds = ({ kind, announced_at }: ConsentRow): boolean => kind !== 'care-team' || announced_at !== null;

/** The consents that hold, newest first. */
export async function consentsOf(db: Database | Trx, recordId: string): Promise<Consent[]> {
  return (await consentRows(db, recordId)).filter(holds).map(consentOf);
}

/** One consent of this record that holds; nothing for one that was withdrawn and for that of another record. */
export async function consentNamed(
  db: Database | Trx,
  which: { recordId: string; id: string },
): Promise<Consent | undefined> {
  const row = await consentRow(db, which);
  return row && row.withdrawn_at === null && holds(row) ? consentOf(row) : undefined;
}

/** What became of a consent. `unknown`: nobody of the directory, or a class that does not exist. */
export type ConsentGiven =
  | { readonly is: 'done' | 'already'; readonly id: string }
  | { readonly is: 'unknown' };

/**
 * Agrees that a named professional reads and deposits, everything or the classes that are named. It takes the place of
 * what was agreed by name before. Who was blocked is so no more.
 * @throws AccessError
 */
export async function giveConsent(
  world: World,
  access: RecordAccess,
  what: { readonly rpps: string; readonly classes: readonly string[] },
): Promise<ConsentGiven> {
  return managing(world, access, async (trx): Promise<ConsentGiven> => {
    const classes = documentClasses.map(({ code }) => code).filter(code => what.classes.includes(code));
    if (classes.length !== new Set(what.classes).size) return { is: 'unknown' };
    if ((await professionalNamed(trx, what.rpps)) === undefined) return { is: 'unknown' };
    await unblockIn(trx, world, { access, rpps: what.rpps });
    const rows = await consentRows(trx, access.recordId);
    const known = rows.find(({ kind, rpps }) => kind === 'named' && rpps === what.rpps);
    if (known?.classes === classes.join(' ')) return { is: 'already', id: known.id };
    if (known) await withdrawIn(trx, world, { access, id: known.id });
    const row = newRow(world, access, { rpps: what.rpps, classes: classes.join(' ') });
    await insertConsent(trx, row);
    await traceConsent(trx, world, { access, verb: 'consent.given', row });
    return { is: 'done', id: row.id };
  });
}

function newRow(
  world: World,
  { recordId, accountId }: RecordAccess,
  what: Pick<ConsentRow, 'rpps' | 'classes'>,
): ConsentRow {
  return {
    ...what,
    id: newId(world.random),
    record_id: recordId,
    exercise_id: null,
    kind: 'named',
    given_at: world.now().toISOString(),
    given_by_kind: 'account',
    given_by: accountId,
    announced_at: null,
    withdrawn_at: null,
  };
}

/** Takes a consent back. Gives whether it held. @throws AccessError */
export async function withdrawConsent(world: World, access: RecordAccess, id: string): Promise<boolean> {
  return managing(world, access, trx => withdrawIn(trx, world, { access, id }));
}

async function withdrawIn(
  trx: Trx,
  world: World,
  { access, id }: { access: RecordAccess; id: string },
): Promise<boolean> {
  const row = await consentRow(trx, { recordId: access.recordId, id });
  if (row === undefined || row.withdrawn_at !== null) return false;
  await setWithdrawn(trx, id, world.now().toISOString());
  await traceConsent(trx, world, { access, verb: 'consent.withdrawn', row });
  return true;
}

/**
 * Brings a consent back that was withdrawn a moment ago, unless another one by name has taken its place. Gives whether
 * it holds again.
 * @throws AccessError
 */
export async function restoreConsent(world: World, access: RecordAccess, id: string): Promise<boolean> {
  return managing(world, access, async trx => {
    const { recordId } = access;
    const row = await consentRow(trx, { recordId, id });
    const since = world.now().getTime() - undoable;
    if (row === undefined || row.withdrawn_at === null || Date.parse(row.withdrawn_at) < since) return false;
    const others = await consentRows(trx, recordId);
    if (row.kind === 'named' && others.some(({ kind, rpps }) => kind === 'named' && rpps === row.rpps))
      return false;
    await setWithdrawn(trx, id, null);
    await traceConsent(trx, world, { access, verb: 'consent.given', row });
    return true;
  });
}

async function traceConsent(
  trx: Trx,
  world: World,
  what: { access: RecordAccess; verb: 'consent.given' | 'consent.withdrawn'; row: ConsentRow },
): Promise<void> {
  const { access, verb, row } = what;
  await traceOwn(trx, world, {
    access,
    verb,
    object: { kind: 'professional', id: row.rpps },
    details: { consent: row.id, kind: row.kind, classes: row.classes },
  });
}
