/** What comes in from programs. See tables.ts for the rest. */
export interface SoftwareTables {
  /** What a program said of a version of a document that it sent; sealed under the record's own key. */
  sent_document: {
    version_id: string;
    document_id: string;
    record_id: string;
    /** Fingerprint, under the record's own key, of who sent it and of the identifier that they gave it. */
    print: string | null;
    /** Fingerprint of the bytes as they were sent: the same ones that come twice are one document. */
    bytes_print: string;
    sealed: string;
    created_at: string;
  };
}
