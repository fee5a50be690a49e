import type { ComplaintHead } from '../record/complaint.ts';
import { keepComplaint, type NewComplaint, type NotSent } from '../record/complaints.ts';
import type { RecordAccess } from '../record/records.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { notifyAccount } from './notices.ts';
import { makeComplaintNumber } from './secrets.ts';
import { tellOperator } from './tell-operator.ts';

/** Somebody who goes through a year of their history writes less; a machine that fills the table does not. */
const perRecord: Limit = { name: 'complaint', most: 20, window: day };

/** Ends the transaction with nothing written. */
class Refused extends Error {
  readonly why: NotSent | 'too-many';

  constructor(why: NotSent | 'too-many') {
    super(why);
    this.why = why;
  }
}

/**
 * Sends a question or a complaint about a record: keeps it, blocks who acted where that is asked, tells the owner its
 * number and the operator that one waits, all in one transaction. Gives what was sent, or why nothing was.
 * @throws AccessError when somebody else than the owner asks
 */
export async function sendComplaint(
  world: World,
  access: RecordAccess,
  given: Omit<NewComplaint, 'makeReceipt'>,
): Promise<ComplaintHead | NotSent | 'too-many'> {
  const makeReceipt = () => makeComplaintNumber(world.random);
  try {
    return await world.db.transaction().execute(async trx => {
      if (!(await takeFromLimit(trx, world, { limit: perRecord, who: access.recordId })))
        throw new Refused('too-many');
      const sent = await keepComplaint(trx, world, { access, given: { ...given, makeReceipt } });
      if (typeof sent === 'string') throw new Refused(sent);
      const { receipt, createdAt } = sent;
      const values = { receipt, date: createdAt.toISOString() };
      await notifyAccount(trx, world, { accountId: access.accountId, kind: 'complaint-receipt', values });
      await tellOperator(trx, world, { kind: 'complaint-waiting', receipt });
      return sent;
    });
  } catch (error) {
    if (error instanceof Refused) return error.why;
    throw error;
  }
}
