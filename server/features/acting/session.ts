declare module 'express-session' {
  interface SessionData {
    /** Whose list was shown to whom in this visit: its first time alone is written in the history. */
    actingListed: string[];
    /** The document that was deposited last: by whom, where, and when (an instant). */
    actingDeposited: { exerciseId: string; recordId: string; at: string };
  }
}

export {};
