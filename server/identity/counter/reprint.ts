import { findRecordOf } from '../../record/records-store.ts';
import { type Limit, takeFromLimit } from '../../storage/limits.ts';
import type { Trx } from '../../storage/tables.ts';
import { day } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { announceChange, changeRefusable, noteChange } from '../account-changes.ts';
import { endSessionsOf } from '../account-sessions-store.ts';
import { initialPasswordEnds, makePassword } from '../accounts.ts';
import { type AccountRow, findByInsured, setInitialPassword } from '../accounts-store.ts';
import { identifierOf } from '../change-password.ts';
import { keepSheet, type PreparedSheet, prepareSheet } from '../code-sheet.ts';
import { suspendCodes } from '../creation-codes-store.ts';
import { keepFresh, type Made } from '../fresh-credentials.ts';
import { endAttempts } from '../one-time-codes-store.ts';
import { endRecoveries } from '../recovery-store.ts';
import { issueRefusal } from '../refusals.ts';
import { dropFreshSheet } from '../settings-store.ts';
import { tell } from '../tell.ts';
import type { AgentAccess } from './access.ts';
import type { IdentityPaper } from './papers.ts';
import { traceWorker } from './trace.ts';

/** Whoever loses a paper, or whose printer jams, comes again; nobody does so all day. */
const perAccount: Limit = { name: 'counter-reprint', most: 5, window: day };

/** What is made anew: the password with the identifier that stays, the sheet of codes, or both. */
export const reprints = ['password', 'sheet', 'both'] as const;
export type Reprint = (typeof reprints)[number];

/** Whose papers, which of them, and which paper of identity the agent saw. */
export interface ReprintWish {
  readonly insuredId: string;
  readonly what: Reprint;
  readonly paper: IdentityPaper;
}

interface Work extends ReprintWish {
  readonly account: AccountRow;
  readonly recordId: string;
  readonly password: Awaited<ReturnType<typeof makePassword>> | undefined;
  readonly sheet: PreparedSheet | undefined;
}

/**
 * Gives somebody whose identity an agent has checked a new initial password, a new sheet of codes or both, to be printed
 * once. What they replace opens nothing any more, and open visits end. The owner is told by every contact, and by the
 * e-mail or the address that the insurer knows, with a number that refuses it. Nothing for somebody without an account, or
 * whose account is suspended or record closed.
 */
export async function reprint(
  world: World,
  access: AgentAccess,
  wish: ReprintWish,
): Promise<Made | 'too-many' | undefined> {
  const account = await findByInsured(world.db, wish.insuredId);
  const record = await findRecordOf(world.db, wish.insuredId);
  if (account === undefined || account.suspended_at !== null || record?.status !== 'open') return undefined;
  const password = wish.what === 'sheet' ? undefined : await makePassword(world);
  const sheet = wish.what === 'password' ? undefined : await prepareSheet(world);
  const work = { ...wish, account, recordId: record.id, password, sheet };
  return world.db.transaction().execute(trx => carryOut(trx, world, { access, work }));
}

async function carryOut(
  trx: Trx,
  world: World,
  { access, work }: { access: AgentAccess; work: Work },
): Promise<Made | 'too-many' | undefined> {
  const { account, recordId, what, paper, sheet, password } = work;
  const { id: accountId } = account;
  if (!(await takeFromLimit(trx, world, { limit: perAccount, who: accountId }))) return 'too-many';
  await traceWorker(trx, world, { access, verb: 'counter.reprinted', recordId, details: { what, paper } });
  await tellAll(trx, world, work);
  if (password !== undefined && !(await replacePassword(trx, world, { accountId, hash: password.hash })))
    return undefined;
  await endAll(trx, world, accountId);
  // Until now the creation code could ask for identifiers that were lost: whoever finds it would undo this.
  if (password !== undefined) await suspendCodes(trx, work.insuredId, world.now().toISOString());
  if (sheet !== undefined) await keepSheet(trx, world, { accountId, sheet });
  const credentials = { identifier: identifierOf(world, account), password: '', hash: '', ...password };
  const freshId = await keepFresh(trx, world, { accountId, credentials, sheet: sheet?.codes ?? [] });
  return { accountId, recordId, freshId, agentId: access.actor.id };
}

async function replacePassword(
  trx: Trx,
  world: World,
  { accountId: id, hash }: { accountId: string; hash: string },
): Promise<boolean> {
  return setInitialPassword(trx, {
    id,
    password_hash: hash,
    password_expires_at: initialPasswordEnds(world),
  });
}

/** Before anything changes, so that the contacts that stand now are told: both changes are refused together. */
async function tellAll(trx: Trx, world: World, { account, insuredId, what }: Work): Promise<void> {
  const { id: accountId } = account;
  if (what === 'both') await noteChange(trx, world, { accountId, what: 'sheet' });
  const told = what === 'sheet' ? 'sheet' : 'password';
  const subject = await announceChange(trx, world, { accountId, what: told });
  const person = await world.register.find(insuredId, trx);
  if (person === undefined) return;
  const expiresAt = new Date(world.now().getTime() + changeRefusable);
  const refusal = await issueRefusal(trx, world, { kind: 'change', subject, expiresAt });
  const values = { date: world.now().toISOString(), refusal };
  await tell(trx, world, { person, language: person.language, kind: 'counter-reprint', values });
}

/** Whoever is in goes out, and what was begun with the old papers is over. */
async function endAll(trx: Trx, world: World, accountId: string): Promise<void> {
  const now = world.now().toISOString();
  await endSessionsOf(trx, accountId);
  await endAttempts(trx, accountId, now);
  await endRecoveries(trx, accountId, now);
  await dropFreshSheet(trx, accountId);
}
