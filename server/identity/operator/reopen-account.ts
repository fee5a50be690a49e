import { ownRecord } from '../../record/records-store.ts';
import type { World } from '../../world.ts';
import { reopen } from '../reopen.ts';
import type { OperatorAccess } from './access.ts';
import { traceOperator } from './trace.ts';

/**
 * Opens again an account that « Ce n'est pas moi » suspended, writes who did it and how they knew who asked, and tells the
 * owner. `since`: the suspension that the operator saw; a newer one stays. `checked` is sealed in the record's journal,
 * where its owner can read it; in the site's for an account that has no record. Returns whether this call did it.
 */
export async function reopenAccount(
  world: World,
  access: OperatorAccess,
  what: { accountId: string; since: string; checked: string },
): Promise<boolean> {
  const { accountId, since, checked } = what;
  return world.db.transaction().execute(async trx => {
    if (!(await reopen(trx, world, { accountId, since }))) return false;
    const act = {
      access,
      verb: 'account.reopened',
      object: { kind: 'account', id: accountId },
    } as const;
    const recordId = await ownRecord(trx, accountId);
    if (recordId !== undefined) {
      await traceOperator(trx, world, act);
      await traceOperator(trx, world, { ...act, recordId, details: { checked } });
    } else await traceOperator(trx, world, { ...act, details: { checked } });
    return true;
  });
}
