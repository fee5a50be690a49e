import { appendEntry } from '../record/journal.ts';
import type { Verb } from '../record/journal-entry.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { CodeBinding, CodePurpose } from './one-time-codes.ts';
import { traceRecovery } from './recovery-trace.ts';
import { traceAccount } from './trace.ts';

type CodeEvent = 'code-sent' | 'code-failed';

const verbs: Record<CodePurpose, Record<CodeEvent, Verb>> = {
  'sign-in': { 'code-sent': 'sign-in.code-sent', 'code-failed': 'sign-in.code-failed' },
  contact: { 'code-sent': 'contact.code-sent', 'code-failed': 'contact.code-failed' },
  confirm: { 'code-sent': 'confirmation.code-sent', 'code-failed': 'confirmation.code-failed' },
  recovery: { 'code-sent': 'recovery.code-sent', 'code-failed': 'recovery.code-failed' },
  'creation-contact': { 'code-sent': 'contact.code-sent', 'code-failed': 'contact.code-failed' },
};

/** Writes that a one-time code was sent or failed: with the account it concerns, or with the creation under way. */
export async function traceCode(
  trx: Trx,
  world: World,
  { binding, event }: { binding: CodeBinding; event: CodeEvent },
): Promise<void> {
  const verb = verbs[binding.purpose][event];
  if (binding.purpose === 'recovery') return traceRecovery(trx, world, { id: binding.subject, verb });
  if (binding.purpose !== 'creation-contact')
    return traceAccount(trx, world, { accountId: binding.subject, verb });
  const object = { kind: 'creation-code', id: binding.subject };
  await appendEntry(trx, world, { actor: { kind: 'visitor', id: 'visitor' }, verb, object, channel: 'web' });
}
