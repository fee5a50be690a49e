/** The table of the mandates on paper that agents of the counter recorded. See tables.ts for the rules. */
export interface CounterTables {
  mandate: {
    id: string;
    /** The grant that it gave, or gave anew. */
    grant_id: string;
    record_id: string;
    /** What the paper says: which document was seen, the judgment's date; under the record's own key. */
    sealed: string;
    recorded_at: string;
    /** The agent. */
    recorded_by: string;
    withdrawn_at: string | null;
    withdrawn_by: string | null;
  };
}
