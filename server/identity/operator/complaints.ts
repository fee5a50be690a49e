import { type Complaint, type ComplaintHead, headOf, openComplaint } from '../../record/complaint.ts';
import { keepAnswer } from '../../record/complaints.ts';
import { findComplaint, listComplaints, setRead } from '../../record/complaints-store.ts';
import { type TracedAct, tracedAct } from '../../record/traced-act-store.ts';
import { isId } from '../../storage/ids.ts';
import { SealError } from '../../storage/keys.ts';
import type { World } from '../../world.ts';
import { notifyAccount } from '../notices.ts';
import type { OperatorAccess } from './access.ts';
import type { ListedBefore } from './contact.ts';
import { traceOperator } from './trace.ts';

/** Complaints that wait for an answer or have one, oldest first, without their words. Reading the list is in the site's journal. */
export async function readComplaintList(
  world: World,
  access: OperatorAccess,
  what: { state: 'open' | 'answered'; after?: ListedBefore | undefined; most: number },
): Promise<ComplaintHead[]> {
  const { state, after, most } = what;
  const trace = { access, verb: 'complaint.listed', details: { state } } as const;
  await world.db.transaction().execute(trx => traceOperator(trx, world, trace));
  const from = after && { createdAt: after.createdAt.toISOString(), id: after.id };
  const states = state === 'open' ? (['sent', 'read'] as const) : (['answered'] as const);
  return (await listComplaints(world.db, { states, after: from, most })).map(headOf);
}

/** A complaint as the operator reads it, with the entry it is about: who, what and when, and nothing of a document. */
export interface OpenedComplaint {
  /** Nothing of its words when the key of the record was destroyed. */
  readonly complaint: ComplaintHead & Partial<Complaint>;
  readonly act: TracedAct | undefined;
}

/**
 * Opens a complaint. It is written in the journal of the record each time, so that its owner sees who read it; nothing
 * for an unknown id.
 */
export async function openComplaintAs(
  world: World,
  access: OperatorAccess,
  id: string,
): Promise<OpenedComplaint | undefined> {
  return world.db.transaction().execute(async trx => {
    const row = isId(id) ? await findComplaint(trx, id) : undefined;
    if (row === undefined) return undefined;
    const complaint = await openComplaint(world, trx, row).catch(error => withoutWords(error, row));
    await setRead(trx, id, world.now().toISOString());
    const object = { kind: 'complaint', id };
    await traceOperator(trx, world, { access, verb: 'complaint.opened', object, recordId: row.record_id });
    const { seq, recordId } = complaint;
    const act = seq === undefined ? undefined : await tracedAct(trx, recordId, seq);
    return { complaint, act };
  });
}

/** What is left of a complaint whose record was erased. */
function withoutWords(error: unknown, row: Parameters<typeof headOf>[0]): ComplaintHead {
  if (error instanceof SealError) return headOf(row);
  throw error;
}

/**
 * Answers a complaint and tells whoever wrote it that an answer waits, in one transaction. Returns whether this call did
 * it: the first answer stays. @throws OperatorGone when the operator was disabled meanwhile
 */
export async function answerComplaint(
  world: World,
  access: OperatorAccess,
  { id, answer }: { id: string; answer: string },
): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    await access.confirm(trx);
    const row = isId(id) ? await findComplaint(trx, id) : undefined;
    if (row === undefined || !(await keepAnswer(trx, world, { row, answer }))) return false;
    const object = { kind: 'complaint', id };
    await traceOperator(trx, world, { access, verb: 'complaint.answered', object, recordId: row.record_id });
    const values = { receipt: row.receipt };
    await notifyAccount(trx, world, { accountId: row.account_id, kind: 'complaint-answered', values });
    return true;
  });
}
