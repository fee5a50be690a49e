import { newId } from '../storage/ids.ts';
import { takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { after, hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { isAuthenticatorOn } from './authenticator.ts';
import { sheetState } from './code-sheet.ts';
import { type Contact, readContacts, readContactsIn } from './contacts.ts';
import { findAuthenticator, findSheet } from './factors-store.ts';
import { attempts, type CodeBinding, limitedAs } from './one-time-codes.ts';
import { insertAttempt } from './one-time-codes-store.ts';
import { type SendResult, sendCode } from './send-code.ts';

/** What proves, beside the password, that it is the person: a code sent, one of an app, one of a printed sheet. */
export type FactorKind = Contact['channel'] | 'app' | 'sheet';

/** A factor that an account can use now. */
export interface Factor {
  readonly kind: FactorKind;
  /** Where the code goes, where it is sent. */
  readonly contact?: Contact;
  /** How many codes are left on the sheet. */
  readonly left?: number;
}

/** The factors of an account that can be used now: contacts first, a sheet last, for its codes are few. */
export async function readFactors(world: World, accountId: string): Promise<Factor[]> {
  const { verified } = await readContacts(world, accountId);
  const sheet = await sheetState(world, accountId);
  return [
    ...verified.map((contact): Factor => ({ kind: contact.channel, contact })),
    ...((await isAuthenticatorOn(world, accountId)) ? [{ kind: 'app' } as const] : []),
    ...(sheet !== undefined && sheet.left > 0 ? [{ kind: 'sheet', left: sheet.left } as const] : []),
  ];
}

/** The kinds of the factors that an account can use, as a transaction sees them. */
export async function factorKindsIn(trx: Trx, world: World, accountId: string): Promise<FactorKind[]> {
  const { verified } = await readContactsIn(trx, world, accountId);
  const app = await findAuthenticator(trx, accountId);
  const sheet = await findSheet(trx, accountId);
  const kinds: FactorKind[] = verified.map(contact => contact.channel);
  if (app !== undefined && app.confirmed_at !== null) kinds.push('app');
  if (sheet?.codes.some(code => code.used_at === null)) kinds.push('sheet');
  return kinds;
}

/**
 * Starts an attempt with a factor: sends a code where the factor is a contact, in a new attempt or as another code of
 * the attempt `attemptId`; otherwise opens an attempt in which a code of the app or the sheet can be tried.
 */
export async function startChallenge(
  world: World,
  binding: CodeBinding,
  by: { factor: Factor; language: string; attemptId?: string | undefined },
): Promise<SendResult> {
  const { contact } = by.factor;
  if (contact === undefined) return openAttempt(world, binding);
  const route = { channel: contact.channel, to: contact.address, language: by.language };
  return sendCode(world, binding, { route, attemptId: by.attemptId });
}

async function openAttempt(world: World, binding: CodeBinding): Promise<SendResult> {
  const id = newId(world.random);
  return world.db.transaction().execute(async trx => {
    if (!(await takeFromLimit(trx, world, { limit: attempts, who: limitedAs(binding) })))
      return { sent: false, reason: 'too-many-today' };
    await insertAttempt(trx, {
      id,
      ...binding,
      created_at: world.now().toISOString(),
      expires_at: after(world.now(), hour),
      tries: 0,
      done_at: null,
    });
    return { sent: true, attemptId: id };
  });
}
