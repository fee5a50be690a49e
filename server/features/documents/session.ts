declare module 'express-session' {
  interface SessionData {
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
