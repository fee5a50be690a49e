import { appendEntry } from '../record/journal.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import type { RefusalRow } from './refusals-store.ts';
import { insertRefusedAct } from './refused-acts-store.ts';
import { makeReceiptNumber } from './secrets.ts';
import { tellOperator } from './tell-operator.ts';

/** How long whoever runs the site sees what was refused, or as long as its account is suspended. The journal keeps it longer. */
export const refusedActLives = 30 * day;

/**
 * Keeps that somebody said « Ce n'est pas moi », in the transaction that stops the act, writes it in the site's journal
 * and tells whoever runs the site. `accountId`: the account that it concerned, where there is one by then.
 */
export async function keepRefusedAct(
  trx: Trx,
  world: World,
  what: { kind: RefusalRow['kind']; accountId: string | undefined },
): Promise<void> {
  const id = newId(world.random);
  const receipt = await insert(trx, world, { id, ...what });
  await appendEntry(trx, world, {
    actor: { kind: 'visitor', id: 'visitor' },
    verb: 'act.refused',
    object: { kind: 'refused-act', id },
    channel: 'web',
  });
  await tellOperator(trx, world, { kind: 'act-refused', receipt });
}

async function insert(
  trx: Trx,
  world: World,
  { id, kind, accountId }: { id: string; kind: RefusalRow['kind']; accountId: string | undefined },
): Promise<string> {
  const row = { id, kind, account_id: accountId ?? null, refused_at: world.now().toISOString() };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const receipt = makeReceiptNumber(world.random);
    if (await insertRefusedAct(trx, { ...row, receipt })) return receipt;
  }
  throw new Error('No receipt number is free.');
}
