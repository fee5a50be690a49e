import { z } from 'zod';
import { appendEntry } from '../record/journal.ts';
import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { after, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import type { Credentials } from './accounts.ts';
import {
  dropFreshCredentials,
  findAccount,
  freshCredentials,
  putFreshCredentials,
} from './accounts-store.ts';

/** How long freshly made identifiers can be read (product rules, §1.7). */
const shownFor = 30 * minute;

/**
 * The account whose identifiers were made, and its record. `freshId` names the making: a browser that made identifiers
 * never sees those that were made later, elsewhere, in their place.
 */
export interface Made {
  readonly accountId: string;
  readonly recordId: string;
  readonly freshId: string;
  /** The agent who made them at a counter, where it is not their owner who has them. */
  readonly agentId?: string | undefined;
}

/** Freshly made identifiers, as they can be read for a short while. A sheet of codes alone has an empty password. */
export interface FreshCredentials {
  readonly identifier: string;
  readonly password: string;
  /** The printed codes of somebody who has no contact; empty otherwise. */
  readonly sheet: readonly string[];
  readonly givenName: string;
  readonly familyName: string;
  /** Until when the initial password opens the account. */
  readonly validUntil: Date;
  /** The language of the account, for what is printed by somebody else. */
  readonly language: string;
}

const sealedText = z.object({
  freshId: z.string(),
  identifier: z.string(),
  password: z.string(),
  sheet: z.array(z.string()).default([]),
});

/** Keeps freshly made identifiers, sealed, for the page that shows them. Returns the name of this making. */
export async function keepFresh(
  trx: Trx,
  world: World,
  what: { accountId: string; credentials: Credentials; sheet: readonly string[] },
): Promise<string> {
  const { accountId, sheet } = what;
  const { identifier, password } = what.credentials;
  const freshId = newId(world.random);
  const text = JSON.stringify({ freshId, identifier, password, sheet });
  await putFreshCredentials(trx, {
    account_id: accountId,
    sealed: world.keys.seal('fresh_credentials', accountId, text),
    expires_at: after(world.now(), shownFor),
  });
  return freshId;
}

/** What was kept in this making; nothing when it was wiped, replaced or is too old. */
async function openFresh(db: Database | Trx, world: World, made: Made) {
  const row = await freshCredentials(db, made.accountId);
  if (row === undefined || row.expires_at <= world.now().toISOString()) return undefined;
  const text = world.keys.open('fresh_credentials', made.accountId, row.sealed);
  const opened = sealedText.parse(JSON.parse(text));
  return opened.freshId === made.freshId ? opened : undefined;
}

/** Reads them; nothing when they were kept already or their 30 minutes are over. Each reading is traced. */
export async function readFreshCredentials(
  world: World,
  made: Made,
  verb: 'credentials.shown' | 'credentials.printed',
): Promise<FreshCredentials | undefined> {
  const opened = await openFresh(world.db, world, made);
  const account = await findAccount(world.db, made.accountId);
  if (opened === undefined || account === undefined) return undefined;
  const person = await world.register.find(account.insured_id ?? '');
  await trace(world, made, verb);
  return {
    ...opened,
    givenName: person?.givenName ?? '',
    familyName: person?.familyName ?? '',
    validUntil: new Date(account.password_expires_at ?? account.created_at),
    language: account.language,
  };
}

/** « Je garde mon identifiant »: the identifiers are wiped. Doing it twice is harmless. */
export async function keepCredentials(world: World, made: Made): Promise<void> {
  await world.db.transaction().execute(async trx => {
    if ((await openFresh(trx, world, made)) === undefined) return;
    await dropFreshCredentials(trx, made.accountId);
    await appendEntry(trx, world, entry(made, 'credentials.kept'));
  });
}

async function trace(
  world: World,
  made: Made,
  verb: 'credentials.shown' | 'credentials.printed',
): Promise<void> {
  await world.db.transaction().execute(trx => appendEntry(trx, world, entry(made, verb)));
}

function entry(made: Made, verb: 'credentials.shown' | 'credentials.printed' | 'credentials.kept') {
  const { accountId, agentId } = made;
  const actor = agentId
    ? ({ kind: 'agent', id: agentId } as const)
    : ({ kind: 'account', id: accountId } as const);
  return { actor, recordId: made.recordId, verb, channel: 'web' } as const;
}
