import type { Tables } from './tables.ts';

/** The table of the mandates on paper that agents of the counter recorded. See tables.ts for the rules. */
export interface CounterTables {
  mandate: {
    /** The id of the grant that it gave, where that grant still stands under it. */
    id: string;
    record_id: string;
    /** Whose account acts for the patient. */
    account_id: string;
    capacity: Extract<Tables['record_grant']['capacity'], 'caregiver' | 'guardian'>;
    /** What the paper says: which document was seen, the judgment's date; under the record's own key. */
    sealed: string;
    recorded_at: string;
    /** The agent. */
    recorded_by: string;
    withdrawn_at: string | null;
    withdrawn_by: string | null;
  };
}
