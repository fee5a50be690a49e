import { appendEntry } from '../record/journal.ts';
import type { World } from '../world.ts';
import { dropFreshCredentials, findAccount, freshCredentials } from './accounts-store.ts';
import type { Created } from './finish-creation.ts';

/** Freshly made identifiers, as they can be read for a short while. */
export interface FreshCredentials {
  readonly identifier: string;
  readonly password: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Until when the initial password opens the account. */
  readonly validUntil: Date;
}

/** Reads them; nothing when they were kept already or their 30 minutes are over. Each reading is traced. */
export async function readFreshCredentials(
  world: World,
  created: Created,
  verb: 'credentials.shown' | 'credentials.printed',
): Promise<FreshCredentials | undefined> {
  const row = await freshCredentials(world.db, created.accountId);
  const account = await findAccount(world.db, created.accountId);
  if (row === undefined || account === undefined || row.expires_at <= world.now().toISOString())
    return undefined;
  const person = await world.register.find(account.insured_id ?? '');
  const { identifier, password } = JSON.parse(world.keys.open('fresh_credentials', account.id, row.sealed));
  await trace(world, created, verb);
  return {
    identifier,
    password,
    givenName: person?.givenName ?? '',
    familyName: person?.familyName ?? '',
    validUntil: new Date(account.password_expires_at ?? row.expires_at),
  };
}

/** « Je garde mon identifiant »: the identifiers are wiped. Doing it twice is harmless. */
export async function keepCredentials(world: World, created: Created): Promise<void> {
  await world.db.transaction().execute(async trx => {
    if (!(await dropFreshCredentials(trx, created.accountId))) return;
    await appendEntry(trx, world, entry(created, 'credentials.kept'));
  });
}

async function trace(
  world: World,
  created: Created,
  verb: 'credentials.shown' | 'credentials.printed',
): Promise<void> {
  await world.db.transaction().execute(trx => appendEntry(trx, world, entry(created, verb)));
}

function entry(created: Created, verb: 'credentials.shown' | 'credentials.printed' | 'credentials.kept') {
  const actor = { kind: 'account', id: created.accountId } as const;
  return { actor, recordId: created.recordId, verb, channel: 'web' } as const;
}
