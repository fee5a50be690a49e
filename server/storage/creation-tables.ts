/** The tables of a creation under way: requests, codes, answers, and the identifiers that it makes. See tables.ts for the rules. */
export interface CreationTables {
  creation_request: {
    id: string;
    nir_lookup: string;
    sealed: string;
    language: string;
    requested_at: string;
    handled_at: string | null;
  };
  creation_code: {
    id: string;
    insured_id: string;
    hash: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
    suspended_at: string | null;
    /** The account that this code opened. */
    account_id: string | null;
  };
  creation_draft: { code_id: string; sealed: string; version: number; updated_at: string };
  fresh_credentials: { account_id: string; sealed: string; expires_at: string };
}
