/** The tables of documents. Titles and contents are sealed under the record's own key; see tables.ts for the rest. */
export interface DocumentTables {
  document: {
    id: string;
    record_id: string;
    class_code: string;
    type_code: string;
    author_kind: 'account' | 'professional' | 'organisation' | 'software';
    author_id: string;
    /** Profession and specialty of a professional when they wrote it, as the codes of the directory. */
    profession: string | null;
    specialty: string | null;
    /** The day that the document is about. */
    day: string;
    hidden: 0 | 1;
    /** A minor asked to keep it from the representatives (R10). */
    secret: 0 | 1;
    /** A professional keeps it back until it has been announced, at the latest until this instant (R2). */
    kept_back_until: string | null;
    /** While it is kept back: from when on its owner is told that it exists, and when they were (R2). */
    existence_due_at: string | null;
    existence_told_at: string | null;
    /** When it was announced, or the site noted that it had opened by itself. */
    kept_back_over_at: string | null;
    /** The version that is shown, its number, and what a list says of it: a list then reads one table. */
    version_id: string;
    version: number;
    format: 'text' | 'pdf' | 'jpeg' | 'png' | 'cda';
    bytes: number;
    parts: number;
    sealed: string;
    created_at: string;
    changed_at: string;
    removed_at: string | null;
  };
  /** `id` is also the id of its content; `print` tells the same file again, by HMAC. */
  document_version: {
    id: string;
    document_id: string;
    number: number;
    format: DocumentTables['document']['format'];
    bytes: number;
    parts: number;
    print: string;
    sealed: string;
    by_kind: DocumentTables['document']['author_kind'];
    by_id: string;
    created_at: string;
  };
  /** Bytes that came in; without `kept_at` nothing holds them yet, and they are dropped after a while. */
  content: { id: string; record_id: string; begun_at: string; kept_at: string | null };
  content_part: { content_id: string; number: number; sealed: Uint8Array };
  document_read: { document_id: string; account_id: string; version_id: string; read_at: string };
  /** What a person did about the document that a line of care lacks; sealed under the record's own key. */
  document_request: {
    care_line_id: string;
    record_id: string;
    version: number;
    sealed: string;
    changed_at: string;
  };
}
