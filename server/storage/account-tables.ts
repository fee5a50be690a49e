/** The tables of what an account has beside its password: factors, ways back in, settings. See tables.ts for the rules. */
export interface AccountTables {
  code_sheet: { id: string; account_id: string; created_at: string; voided_at: string | null };
  sheet_code: { id: string; sheet_id: string; hash: string; used_at: string | null };
  authenticator: {
    account_id: string;
    sealed: string;
    created_at: string;
    confirmed_at: string | null;
    last_step: number;
    drift: number;
  };
  refusal: {
    id: string;
    lookup: string;
    kind: 'creation' | 'recovery' | 'recovery-wait' | 'change' | 'record';
    subject: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  /** What a person wants to be told, and whether discreetly. */
  account_setting: {
    account_id: string;
    sign_in_notices: 0 | 1;
    discreet: 0 | 1;
    new_documents: 0 | 1;
    first_accesses: 0 | 1;
    every_access: 0 | 1;
  };
  fresh_sheet: { account_id: string; sheet_id: string; sealed: string; expires_at: string };
  account_change: {
    id: string;
    account_id: string;
    what: 'email' | 'sms' | 'password' | 'sheet' | 'app';
    sealed: string | null;
    made_at: string;
    expires_at: string;
  };
  /** A way back in under way in one browser. `account_id` is empty for whoever has no account: their journey looks the same. */
  recovery: {
    id: string;
    account_id: string | null;
    /** A keyed fingerprint of the number that was typed: what limits count, and nothing else. */
    number_mark: string;
    browser: string;
    /** The way being tried now, with the attempt of its code. */
    way: RecoveryWay | null;
    attempt_id: string | null;
    first_way: RecoveryWay | null;
    second_way: RecoveryWay | null;
    created_at: string;
    expires_at: string;
    ended_at: string | null;
  };
  /** One proof alone: from `opens_at` to `expires_at`, the same proof again lets the person in. */
  recovery_wait: {
    id: string;
    account_id: string;
    way: RecoveryWay;
    created_at: string;
    opens_at: string;
    expires_at: string;
    ended_at: string | null;
    refused_at: string | null;
  };
}

/** What proves, beside number and birth date, that somebody comes back to their own account. */
export type RecoveryWay = 'email' | 'sms' | 'sheet';
