import type { NoticeTables } from './notice-tables.ts';

/**
 * The tables of who may see a record. Professionals are named by their number (RPPS), which is public; why they came
 * is sealed under the record's own key. See tables.ts for the rest.
 */
export interface AccessTables extends NoticeTables {
  /** A professional who reads nothing here any more (R5). */
  blocked_professional: { record_id: string; rpps: string; blocked_at: string; blocked_by: string };
  /** Whom the patient says reads everything: their treating doctor, or another with the same rights (R4). */
  full_access: {
    record_id: string;
    rpps: string;
    kind: 'treating-doctor' | 'same-rights';
    given_at: string;
    given_by: string;
  };
  /** The patient's agreement that a professional reads and deposits (R7). */
  consent: {
    id: string;
    record_id: string;
    rpps: string;
    /** The place and function it holds for; nothing when the patient named the person. */
    exercise_id: string | null;
    kind: 'named' | 'visit' | 'care-team';
    /** The classes of documents it holds for, by code, separated by spaces; empty for all. */
    classes: string;
    given_at: string;
    given_by_kind: 'account' | 'professional';
    given_by: string;
    /** When the patient was told of a member of the care team: before, that one reads nothing. */
    announced_at: string | null;
    withdrawn_at: string | null;
  };
  /** Somebody opened the record in an emergency (R8, R9). */
  emergency_opening: {
    id: string;
    record_id: string;
    rpps: string;
    exercise_id: string;
    kind: 'break-glass' | 'centre-15';
    /** The reason that was given. */
    sealed: string;
    opened_at: string;
    until: string;
  };
  /** What was hidden together, so that it can be shown again together; both are forgotten after a day. */
  hiding: { id: string; record_id: string; account_id: string; made_at: string; undone_at: string | null };
  hiding_document: { hiding_id: string; document_id: string };
  /** A question or a complaint about the history of a record; its words and the answer are under the record's own key. */
  complaint: {
    id: string;
    record_id: string;
    /** Who wrote it, and is told of the answer. */
    account_id: string;
    /** The number that the person holds. */
    receipt: string;
    kind: 'question' | 'complaint';
    /** The number of the entry it is about, in the record's chain; nothing for something else. */
    entry_seq: number | null;
    language: string;
    sealed: string;
    state: 'sent' | 'read' | 'answered';
    created_at: string;
    read_at: string | null;
    answered_at: string | null;
  };
}
