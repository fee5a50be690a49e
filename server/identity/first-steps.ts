import { emergencyChoices, openQuestion } from '../record/emergency.ts';
import { ownRecord } from '../record/records-store.ts';
import type { World } from '../world.ts';
import { findAccount } from './accounts-store.ts';
import { settledChannels } from './contacts.ts';
import { needsSheet } from './fresh-sheet.ts';

/** What is left of the first sign-in, in the order in which it is asked (product rules, §2.3). */
export type FirstStep = 'phone' | 'email' | 'sheet' | 'password' | 'emergency';

/** The first thing that an account has still to do before its record opens, recomputed from what is stored. */
export async function nextFirstStep(world: World, accountId: string): Promise<FirstStep | undefined> {
  const settled = await settledChannels(world, accountId);
  if (!settled.has('sms')) return 'phone';
  if (!settled.has('email')) return 'email';
  if (await needsSheet(world, accountId)) return 'sheet';
  const account = await findAccount(world.db, accountId);
  if (account?.password_kind !== 'own') return 'password';
  const recordId = await ownRecord(world.db, accountId);
  if (recordId === undefined) return undefined;
  return openQuestion(await emergencyChoices(world, recordId)) === undefined ? undefined : 'emergency';
}
