import { ownRecord } from '../../record/records-store.ts';
import type { World } from '../../world.ts';
import { findAccount } from '../accounts-store.ts';
import type { RefusalKind } from '../refusals.ts';
import * as store from '../refused-acts-store.ts';
import type { OperatorAccess } from './access.ts';
import type { ListedBefore } from './contact.ts';
import { type PersonName, shortName } from './find-person.ts';
import { traceOperator } from './trace.ts';

/** What was refused, without whom it concerns: what a list shows. */
export interface RefusedAct {
  readonly id: string;
  readonly receipt: string;
  readonly kind: RefusalKind;
  readonly at: Date;
  /** Since when its account is suspended; nothing when it is not, or when there is no account. */
  readonly suspendedAt: Date | undefined;
  readonly hasAccount: boolean;
}

/** What was refused of late, newest first, `most` at a time. Reading the list is written in the journal. */
export async function readRefusedActs(
  world: World,
  access: OperatorAccess,
  what: { before?: ListedBefore | undefined; most: number },
): Promise<RefusedAct[]> {
  await world.db
    .transaction()
    .execute(trx => traceOperator(trx, world, { access, verb: 'refused-act.listed' }));
  const { before, most } = what;
  const from = before && { at: before.createdAt.toISOString(), id: before.id };
  return (await store.findRefusedActs(world.db, { before: from, most })).map(actOf);
}

/**
 * One refused act, with as much of the person as a search shows. Reading it is written in the site's journal, and in the
 * record's own, where its owner can read it. Nothing for an unknown id.
 */
export async function readRefusedAct(
  world: World,
  access: OperatorAccess,
  id: string,
): Promise<(RefusedAct & { readonly person: PersonName | undefined }) | undefined> {
  return world.db.transaction().execute(async trx => {
    const row = await store.findRefusedAct(trx, id);
    if (row === undefined) return undefined;
    const act = { access, verb: 'refused-act.read', object: { kind: 'refused-act', id } } as const;
    await traceOperator(trx, world, act);
    const account = row.account_id === null ? undefined : await findAccount(trx, row.account_id);
    const recordId = account && (await ownRecord(trx, account.id));
    if (recordId !== undefined) await traceOperator(trx, world, { ...act, recordId });
    const insured = account && (await world.register.find(account.insured_id ?? '', trx));
    return { ...actOf(row), person: account && shortName(insured) };
  });
}

function actOf(row: store.RefusedActRow): RefusedAct {
  const { id, receipt, kind, refused_at, account_id, suspended_at } = row;
  const suspendedAt = suspended_at === null ? undefined : new Date(suspended_at);
  return { id, receipt, kind, at: new Date(refused_at), suspendedAt, hasAccount: account_id !== null };
}
