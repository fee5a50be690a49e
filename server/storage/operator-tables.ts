import type { AccountTables } from './account-tables.ts';

/** The tables of those who run the site. See tables.ts for the rules. */
export interface OperatorTables {
  /** Agents of the counter, volunteers and others whom the second issuer has recognised. `sealed`: their name. */
  agent: { id: string; subject_lookup: string; sealed: string; roles: string; seen_at: string };
  operator: {
    id: string;
    login_lookup: string;
    sealed: string;
    password_hash: string;
    password_kind: 'initial' | 'own';
    password_expires_at: string | null;
    /** The step of the last code that let the operator in: it and those before it serve no more. */
    last_step: number | null;
    created_at: string;
    disabled_at: string | null;
  };
  /** What somebody refused by « Ce n'est pas moi ». `account_id` is empty for a creation that opened no account. */
  refused_act: {
    id: string;
    /** A number to name it by: `K7PM-2RTX`. */
    receipt: string;
    kind: AccountTables['refusal']['kind'];
    account_id: string | null;
    refused_at: string;
  };
}
