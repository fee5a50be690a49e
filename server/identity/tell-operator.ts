import { queueMessage } from '../messages/outbox.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';

/**
 * Tells whoever runs the site, at `SUPPORT_EMAIL` if there is one, that one more thing waits on their pages: its number,
 * and nothing of any person, for what it is about may be a person's health or safety.
 */
export async function tellOperator(
  trx: Trx,
  world: World,
  { kind, receipt }: { kind: 'contact-message' | 'act-refused' | 'complaint-waiting'; receipt: string },
): Promise<void> {
  const to = world.config.supportEmail;
  if (to === undefined) return;
  await queueMessage(trx, world, { channel: 'email', kind, language: 'fr', values: { receipt }, to });
}
