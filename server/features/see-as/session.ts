declare module 'express-session' {
  interface SessionData {
    /** Whom the directory was searched for last, to see a record with their eyes, and which record. */
    seeAsSearch: { recordId: string; name: string; town: string };
  }
}

export {};
