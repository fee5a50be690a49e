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
    kind: 'creation' | 'recovery' | 'change';
    subject: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  account_setting: { account_id: string; sign_in_notices: 0 | 1; discreet: 0 | 1 };
  fresh_sheet: { account_id: string; sheet_id: string; sealed: string; expires_at: string };
  account_change: {
    id: string;
    account_id: string;
    what: 'email' | 'sms' | 'password' | 'sheet' | 'app';
    sealed: string | null;
    made_at: string;
    expires_at: string;
  };
}
