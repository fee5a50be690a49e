import { createHash } from 'node:crypto';
import type { AccountRow } from './accounts-store.ts';

/** Names the password that an account has now, without telling it: what was begun with one ends with it. */
export function passwordMark(account: Pick<AccountRow, 'password_hash'>): string {
  return createHash('sha256').update(account.password_hash).digest('base64url').slice(0, 22);
}
