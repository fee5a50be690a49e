/** The tables of the care history. See tables.ts for the rest. */
export interface CareTables {
  /** What the insurer tells of the care that somebody had; sealed under the record's own key. */
  care_line: {
    id: string;
    record_id: string;
    day: string;
    /** The day it ended: the same, but for a stay. */
    last_day: string;
    kind: 'visit' | 'medicine' | 'exam' | 'stay';
    /** A minor asked to keep it from the representatives (R10). */
    secret: 0 | 1;
    source: 'cda' | 'register';
    /** Fingerprint of what it says, under the record's own key: the same line that comes twice is one. */
    print: string;
    sealed: string;
    created_at: string;
  };
  /** The documents that told of a line of care. */
  care_line_document: { line_id: string; document_id: string };
}
