import type { Transaction } from 'kysely';
import type { ContactTables } from './contact-tables.ts';

/**
 * One interface for each table. Instants are UTC in ISO 8601, days are YYYY-MM-DD, flags are 0 or 1, ids are 128
 * random bits in base64url. A column named `sealed` holds encrypted JSON (see keys.ts): it is never searched.
 */
export interface Tables extends ContactTables {
  meta: { name: string; value: string };
  insured: { id: string; nir_lookup: string; sealed: string; updated_at: string };
  professional: {
    rpps: string;
    family_name: string;
    given_name: string;
    profession_system: string;
    profession: string;
    medical_regulation: 0 | 1;
  };
  exercise: {
    id: string;
    rpps: string;
    specialty: string | null;
    structure: string;
    postcode: string;
    town: string;
    region: string;
  };
  record: {
    id: string;
    insured_id: string;
    status: 'open' | 'closed';
    wrapped_key: string;
    created_at: string;
    created_by: 'patient' | 'pharmacy';
    closed_at: string | null;
  };
  account: {
    id: string;
    insured_id: string | null;
    identifier_lookup: string;
    sealed: string;
    password_hash: string;
    password_kind: 'initial' | 'own';
    password_expires_at: string | null;
    language: string;
    created_at: string;
  };
  contact: {
    account_id: string;
    channel: 'email' | 'sms';
    sealed: string | null;
    verified_at: string | null;
    declined_at: string | null;
  };
  record_grant: {
    id: string;
    account_id: string;
    record_id: string;
    capacity: 'self' | 'representative' | 'guardian' | 'caregiver' | 'helper';
    scope: string;
    valid_from: string;
    valid_until: string | null;
  };
  emergency_choice: {
    record_id: string;
    question: 'emergency' | 'centre-15' | 'hidden-documents';
    answer: 0 | 1;
    confirmed: 0 | 1;
    answered_at: string;
  };
  terms_acceptance: { account_id: string; version: string; language: string; accepted_at: string };
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
  };
  creation_draft: { code_id: string; sealed: string; version: number; updated_at: string };
  fresh_credentials: { account_id: string; sealed: string; expires_at: string };
  code_attempt: {
    id: string;
    purpose: string;
    subject: string;
    browser: string;
    created_at: string;
    expires_at: string;
    tries: number;
    done_at: string | null;
  };
  one_time_code: {
    id: string;
    attempt_id: string;
    hash: string;
    message_id: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  session: {
    id: string;
    sealed: string;
    account_id: string | null;
    created_at: string;
    seen_at: string;
    ends_at: string;
  };
  rate_hit: { id: string; bucket: string; at: string };
  submission: { id: string; location: string | null; claimed_until: string; created_at: string };
  journal_entry: {
    chain: string;
    seq: number;
    version: number;
    at: string;
    actor_kind: string;
    actor_id: string;
    on_behalf_of: string | null;
    capacity: string | null;
    exercise: string | null;
    record_id: string | null;
    verb: string;
    object_kind: string | null;
    object_id: string | null;
    rule: string | null;
    policy_version: string | null;
    channel: string;
    details: string | null;
    key_id: string;
    mac: string;
  };
  outbox: {
    id: string;
    channel: 'email' | 'sms' | 'letter';
    kind: string;
    language: string;
    sealed: string | null;
    state: 'waiting' | 'sent' | 'expired' | 'failed';
    tries: number;
    created_at: string;
    next_try_at: string;
    expires_at: string | null;
    leased_until: string | null;
    leased_by: string | null;
    ended_at: string | null;
  };
  post_letter: {
    id: string;
    sealed: string | null;
    language: string;
    kind: string;
    created_at: string;
    printed_at: string | null;
    posted_at: string | null;
  };
  demo_message: {
    id: string;
    channel: 'email' | 'sms' | 'letter';
    kind: string;
    sealed: string;
    letter_id: string | null;
    created_at: string;
  };
  lease: { name: string; holder: string; until: string };
}

/** A transaction on these tables: what every store function that writes receives. */
export type Trx = Transaction<Tables>;
