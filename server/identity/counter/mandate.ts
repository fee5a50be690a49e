import { readGrantScope } from '../../record/grant-scope.ts';
import type { GrantScope } from '../../record/policy/viewer.ts';
import { recordKeyOf } from '../../record/records.ts';
import { findRecordOf } from '../../record/records-store.ts';
import { isId, newId } from '../../storage/ids.ts';
import type { Trx } from '../../storage/tables.ts';
import { endOfDay } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { findAccount } from '../accounts-store.ts';
import type { AgentAccess } from './access.ts';
import { shortOf } from './holder.ts';
import { findDateFault, type MandateDates } from './mandate-dates.ts';
import * as store from './mandate-store.ts';
import type { IdentityPaper } from './papers.ts';
import { tellPatient } from './tell-patient.ts';
import { traceWorker } from './trace.ts';

/** Product rules, §7: a patient has 3 caregivers at most. */
export const mostCaregivers = 3;

/** What the paper says. `scope`: what it lets do; a guardian does all that the patient could. */
export interface Mandate extends MandateDates {
  readonly insuredId: string;
  /** The account of whoever acts for the patient. */
  readonly holderId: string;
  readonly capacity: 'caregiver' | 'guardian';
  readonly scope: {
    readonly see: 'all' | readonly string[];
    readonly add: boolean;
    readonly manage: boolean;
  };
  readonly paper: IdentityPaper;
}

/** Why a mandate was not recorded. */
export type MandateFault =
  | 'no-record'
  | 'own-account'
  | 'too-many'
  | 'unknown-holder'
  | NonNullable<ReturnType<typeof findDateFault>>;

/** A mandate that runs, as the counter shows it. */
export interface RunningMandate {
  readonly grantId: string;
  readonly name: string;
  readonly capacity: 'caregiver' | 'guardian';
  readonly scope: GrantScope;
  /** An instant in ISO 8601; nothing for one without an end. */
  readonly until: string | null;
}

/** Those who act for a patient now, the oldest first. */
export async function runningMandates(
  world: World,
  _access: AgentAccess,
  insuredId: string,
): Promise<RunningMandate[]> {
  const record = await findRecordOf(world.db, insuredId);
  if (record?.status !== 'open') return [];
  const now = world.now().toISOString();
  const grants = await store.actingGrants(world.db, { recordId: record.id, now });
  return Promise.all(
    grants.map(async ({ id, insured_id, capacity, scope, valid_until }) => {
      const person = await world.register.find(insured_id ?? '');
      const name = person === undefined ? '' : shortOf(person);
      return { grantId: id, name, capacity, scope: readGrantScope(scope), until: valid_until };
    }),
  );
}

/**
 * Records what a patient signed on paper, or a judgment says: who acts for them, what they may do and until when. It is in
 * the history of the record, and the patient is told by letter. Recording another one for the same person replaces the
 * first. Returns why not, or nothing.
 */
export async function recordMandate(
  world: World,
  access: AgentAccess,
  mandate: Mandate,
): Promise<MandateFault | undefined> {
  return world.db.transaction().execute(async trx => {
    await access.confirm(trx);
    const record = await findRecordOf(trx, mandate.insuredId);
    if (record?.status !== 'open') return 'no-record';
    const fault = await findFault(trx, world, { mandate, recordId: record.id });
    if (fault === undefined) await keep(trx, world, { access, mandate, recordId: record.id });
    return fault;
  });
}

async function findFault(
  trx: Trx,
  world: World,
  { mandate, recordId }: { mandate: Mandate; recordId: string },
): Promise<MandateFault | undefined> {
  const { holderId, insuredId, capacity } = mandate;
  const holder = await findAccount(trx, holderId);
  if (holder === undefined || holder.suspended_at !== null) return 'unknown-holder';
  if (holder.insured_id === insuredId) return 'own-account';
  const dates = findDateFault(world, mandate);
  if (dates !== undefined) return dates;
  const now = world.now().toISOString();
  const others = (await store.actingGrants(trx, { recordId, now })).filter(
    grant => grant.capacity === 'caregiver' && grant.account_id !== holderId,
  );
  return capacity === 'caregiver' && others.length >= mostCaregivers ? 'too-many' : undefined;
}

/** What a grant says: a guardian holds all; a caregiver what the paper lets, and never the history. */
function scopeText({ capacity, scope }: Mandate): string {
  return capacity === 'guardian' ? 'all' : JSON.stringify({ ...scope, history: false });
}

async function keep(
  trx: Trx,
  world: World,
  { access, mandate, recordId }: { access: AgentAccess; mandate: Mandate; recordId: string },
): Promise<void> {
  const { capacity, holderId, insuredId, until, judgment, paper } = mandate;
  const now = world.now().toISOString();
  const ends = endOfDay(world.config.timeZone, until).toISOString();
  const grantId = await store.putGrant(trx, {
    ...{ id: newId(world.random), account_id: holderId, record_id: recordId, capacity },
    ...{ scope: scopeText(mandate), valid_from: now, valid_until: ends },
  });
  const by = { withdrawn_at: now, withdrawn_by: access.actor.id };
  await store.endMandates(trx, grantId, by);
  const id = newId(world.random);
  const key = await recordKeyOf(world, trx, recordId);
  const said = { paper, until, ...(judgment ? { judgment } : {}) };
  await store.insertMandate(trx, {
    ...{
      id,
      grant_id: grantId,
      record_id: recordId,
      sealed: key.seal(`mandate:${id}`, JSON.stringify(said)),
    },
    ...{ recorded_at: now, recorded_by: access.actor.id, withdrawn_at: null, withdrawn_by: null },
  });
  const object = { kind: 'account', id: holderId };
  const details = { ...said, capacity };
  await traceWorker(trx, world, { access, verb: 'mandate.recorded', object, recordId, details });
  const values = { validUntil: new Date(Date.parse(ends) - 1).toISOString() };
  await tellPatient(trx, world, { insuredId, kind: 'mandate-recorded', values });
}

/**
 * Takes a mandate back at once, and tells the patient by letter. Returns whether there was one of this record that ran.
 */
export async function withdrawMandate(
  world: World,
  access: AgentAccess,
  what: { insuredId: string; grantId: string; paper: IdentityPaper },
): Promise<boolean> {
  const { insuredId, grantId, paper } = what;
  return world.db.transaction().execute(async trx => {
    await access.confirm(trx);
    const record = await findRecordOf(trx, insuredId);
    const now = world.now().toISOString();
    if (record === undefined || !isId(grantId)) return false;
    if (!(await store.endGrant(trx, { id: grantId, recordId: record.id, now }))) return false;
    await store.endMandates(trx, grantId, { withdrawn_at: now, withdrawn_by: access.actor.id });
    const object = { kind: 'grant', id: grantId };
    const act = { access, verb: 'mandate.withdrawn', object, recordId: record.id } as const;
    await traceWorker(trx, world, { ...act, details: { paper } });
    await tellPatient(trx, world, { insuredId, kind: 'mandate-withdrawn', values: { date: now } });
    return true;
  });
}
