import { setTimeout as wait } from 'node:timers/promises';
import { countHit, type Limit, takeFromLimit } from '../storage/limits.ts';
import { after, day, hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { contactsOf } from './accounts-store.ts';
import { sheetState } from './code-sheet.ts';
import { type Contact, openContact } from './contacts.ts';
import { startChallenge } from './factors.ts';
import type { CodeBinding } from './one-time-codes.ts';
import { type Recovery, type RecoveryWay, recoveryRules } from './recovery.ts';
import * as store from './recovery-store.ts';
import { traceRecovery } from './recovery-trace.ts';
import { type SendResult, sendCode } from './send-code.ts';
import { pauseAfter } from './tries.ts';
import { type CodeResult, tryCode } from './try-code.ts';

/** Codes asked for one number from one address. */
const perPair: Limit = { name: 'recovery-code', most: 10, window: hour };
/** From many addresses, one number gets slower answers, never a refusal: a stranger must not shut the owner out. */
const perNumber: Limit = { name: 'recovery-number', most: 500, window: hour };
const free = 20;

/** Beyond this, asking for more only floods the owner's phone or guesses at their sheet: nothing leaves, nothing is right. */
const messages: Limit = { name: 'recovery-message', most: 30, window: day };
const sheetTries: Limit = { name: 'recovery-sheet', most: 300, window: day };

/** Nobody's account: what is computed for it takes the same time and gives nothing. */
const nobody = 'nobody';

/** What a code of the way back in is bound to. */
export function recoveryBinding({ id, browser }: Recovery): CodeBinding {
  return { purpose: 'recovery', subject: id, browser };
}

export type WayResult = SendResult | { readonly sent: false; readonly reason: 'same-way' };

/**
 * Tries a way: sends a code, or opens an attempt for a code of the sheet. All looks the same where there is no account
 * or no such way: a code that nobody can type is made, and nothing leaves. A way that is proven is not tried again.
 */
export async function tryWay(
  world: World,
  recovery: Recovery,
  asked: { way: RecoveryWay; language: string; address: string },
): Promise<WayResult> {
  const { way, language } = asked;
  if (recovery.first === way) return { sent: false, reason: 'same-way' };
  await wait(await pauseFor(world, recovery));
  const who = `${recovery.numberMark}|${asked.address}`;
  if (!(await isWithin(world, perPair, who))) return { sent: false, reason: 'too-many' };
  const attemptId = recovery.trying?.way === way ? recovery.trying.attemptId : undefined;
  const sent = await startWay(world, recovery, { way, language, attemptId });
  if (sent.sent) {
    const tried = { way, attemptId: sent.attemptId };
    await world.db.transaction().execute(trx => store.putWay(trx, recovery.id, tried));
  }
  return sent;
}

async function startWay(
  world: World,
  recovery: Recovery,
  by: { way: RecoveryWay; language: string; attemptId: string | undefined },
): Promise<SendResult> {
  const { way, language, attemptId } = by;
  const binding = recoveryBinding(recovery);
  if (way === 'sheet') return startChallenge(world, binding, { factor: { kind: 'sheet' }, language });
  const contact = await contactFor(world, recovery, way);
  const may = await isWithin(world, messages, `${recovery.numberMark}|${way}`);
  const to = may && contact !== undefined ? contact.address : null;
  return sendCode(world, binding, { route: { channel: way, to, language }, attemptId });
}

/** Tries the typed code; a right one proves its way. */
export async function tryRecoveryCode(
  world: World,
  recovery: Recovery & { trying: NonNullable<Recovery['trying']> },
  typed: string,
): Promise<CodeResult> {
  await wait(await pauseFor(world, recovery));
  const { way, attemptId } = recovery.trying;
  const accountId = way === 'sheet' ? await sheetOwner(world, recovery) : nobody;
  const by = way === 'sheet' ? { kind: 'sheet' as const, accountId } : undefined;
  return tryCode(
    world,
    { ...recoveryBinding(recovery), attemptId, by },
    {
      typed,
      onRight: async trx => {
        if (!(await store.putProven(trx, recovery.id, way))) return;
        await traceRecovery(trx, world, { id: recovery.id, verb: 'recovery.way-proven', details: { way } });
      },
    },
  );
}

/**
 * A way counts once it is 3 days old, for whoever got in for an hour and changed it to their own must not keep the
 * account that way. What belongs to the first days of the account counts at once: nobody was there before.
 */
function isSettled(world: World, at: string, accountAge: Date): boolean {
  const { wait: days } = recoveryRules;
  return at <= after(world.now(), -days) || at <= after(accountAge, days);
}

async function contactFor(
  world: World,
  recovery: Recovery,
  channel: Contact['channel'],
): Promise<Contact | undefined> {
  const rows = await contactsOf(world.db, recovery.accountId ?? nobody);
  const row = rows.find(known => known.channel === channel);
  if (row === undefined || row.verified_at === null || recovery.openedAt === undefined) return undefined;
  return isSettled(world, row.verified_at, recovery.openedAt) ? openContact(world, row) : undefined;
}

/** Whose sheet a typed code is looked for on. */
async function sheetOwner(world: World, recovery: Recovery): Promise<string> {
  const may = await isWithin(world, sheetTries, recovery.numberMark);
  const { accountId = nobody, openedAt = world.now() } = recovery;
  const sheet = await sheetState(world, accountId);
  const isGood = may && sheet !== undefined && isSettled(world, sheet.madeAt.toISOString(), openedAt);
  return isGood ? accountId : nobody;
}

function isWithin(world: World, limit: Limit, who: string): Promise<boolean> {
  return world.db.transaction().execute(trx => takeFromLimit(trx, world, { limit, who }));
}

/** Counts an act on a number; gives how long its answer waits, in milliseconds: the same whoever the number is. */
async function pauseFor(world: World, { numberMark }: Pick<Recovery, 'numberMark'>): Promise<number> {
  const counted = { limit: perNumber, who: numberMark };
  const hits = await world.db.transaction().execute(trx => countHit(trx, world, counted));
  return pauseAfter(hits, free);
}
