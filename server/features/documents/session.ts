declare module 'express-session' {
  interface SessionData {
    /** The document that was removed last under « Mes documents », and when (an instant). */
    documentRemoved: { id: string; at: string };
    /** The document that was written last, and when (an instant): its page says so. */
    documentAdded: { id: string; at: string };
    /** What was searched for last, in which record. */
    documentSearch: {
      recordId: string;
      words: string;
      classCode: string;
      year: string;
      author: string;
      unread: boolean;
    };
  }
}

export {};
