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
  /** Who created a record for a patient who was present, and the paper that was given. No name of a patient. */
  record_creation: {
    record_id: string;
    desk: 'professional' | 'counter' | 'software';
    /** The number (RPPS) of a professional, the id of an agent. */
    actor_id: string;
    exercise_id: string | null;
    created_at: string;
    /** YYYY-MM, where the site is. */
    month: string;
    /** The patient's language, in which the paper is printed. */
    language: string;
    /** The account that was opened with the record. */
    account_id: string | null;
    /** How the patient gets the initial password; nothing without an account of theirs to open. */
    password_by: 'paper' | 'sms' | null;
    /** How often a paper was asked for: the newest one alone holds a password that works. */
    papers: number;
  };
  /** The legal representative who consented to a minor's record. `until`: when the rights end, at 18. */
  record_representative: { record_id: string; insured_id: string; consented_at: string; until: string };
}
