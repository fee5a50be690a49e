import type { Transaction } from 'kysely';
import type { AccessTables } from './access-tables.ts';
import type { AccountTables } from './account-tables.ts';
import type { CareTables } from './care-tables.ts';
import type { ContactTables } from './contact-tables.ts';
import type { CounterTables } from './counter-tables.ts';
import type { CreationTables } from './creation-tables.ts';
import type { DirectoryTables } from './directory-tables.ts';
import type { DocumentTables } from './document-tables.ts';
import type { MessageTables } from './message-tables.ts';
import type { OperatorTables } from './operator-tables.ts';
import type { SoftwareTables } from './software-tables.ts';

/**
 * One interface for each table. Instants are UTC in ISO 8601, days are YYYY-MM-DD, flags are 0 or 1, ids are 128
 * random bits in base64url. A column named `sealed` holds encrypted JSON (see keys.ts): it is never searched.
 */
export interface Tables
  extends AccessTables,
    AccountTables,
    CareTables,
    MessageTables,
    ContactTables,
    CounterTables,
    OperatorTables,
    CreationTables,
    DirectoryTables,
    DocumentTables,
    SoftwareTables {
  meta: { name: string; value: string };
  insured: {
    id: string;
    nir_lookup: string;
    /** A fingerprint of names and day of birth; nothing until the site that brought it has opened once. */
    traits_lookup: string | null;
    sealed: string;
    updated_at: string;
  };
  record: {
    id: string;
    insured_id: string;
    status: 'open' | 'closed';
    wrapped_key: string;
    created_at: string;
    /** `pharmacy`: the demo's, from before it was told which desk. */
    created_by: 'patient' | 'pharmacy' | 'professional' | 'counter' | 'software';
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
    /** Since when nobody signs in: somebody said « Ce n'est pas moi ». */
    suspended_at: string | null;
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
    operator_id: string | null;
    professional_rpps: string | null;
    agent_id: string | null;
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
  lease: { name: string; holder: string; until: string };
  account_look: { account_id: string; sealed: string; chosen_at: string };
  draft: { id: string; sealed: string; account_id: string; created_at: string; expires_at: string };
  /** What a person writes about their health and their wishes; sealed under the record's own key. */
  information: {
    id: string;
    record_id: string;
    kind: string;
    version: number;
    sealed: string;
    position: number;
    document_id: string | null;
    author_kind: 'account' | 'professional';
    author_id: string;
    created_at: string;
    changed_kind: 'account' | 'professional' | null;
    changed_id: string | null;
    changed_at: string | null;
    removed_at: string | null;
  };
  /** What a person leaves off their emergency card; sealed under the record's own key. */
  emergency_card: { record_id: string; sealed: string; changed_at: string };
}

/** A transaction on these tables: what every store function that writes receives. */
export type Trx = Transaction<Tables>;
