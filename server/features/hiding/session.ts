declare module 'express-session' {
  interface SessionData {
    /** What was ticked to be hidden, in which record: ids of documents, or `all` of them. */
    hidingChosen: { recordId: string; ids: string[] | 'all' };
    /** The document that professionals were let see again last, and when (an instant). */
    shownAgain: { id: string; at: string };
  }
}

export {};
