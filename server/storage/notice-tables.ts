/** The tables of what is to be told of a record. Ids, kinds and times alone: nothing of anybody's health. See tables.ts. */
export interface NoticeTables {
  /**
   * What the owner of a record is still to be told. `about`: the id of the document or of the emergency opening, each
   * told once; empty for accesses, which are only counted.
   */
  pending_notice: {
    record_id: string;
    kind: 'emergency' | 'new-document' | 'waiting-document' | 'first-access' | 'access';
    about: string;
    count: number;
    first_at: string;
    due_at: string;
  };
  /** What a professional is to be told by their own pages, for the site knows no address of theirs. */
  professional_notice: {
    id: string;
    rpps: string;
    record_id: string;
    kind: 'emergency';
    /** The id of the emergency opening. */
    about: string;
    made_at: string;
    seen_at: string | null;
  };
}
