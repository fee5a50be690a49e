import type { Purpose } from './purposes.ts';

/** The pages that say what was done last. */
export type DonePage = 'hub' | 'blocked' | 'doctor' | 'consents';

/** What can be said to be done; all but the last two can be undone. */
export type DoneThing =
  | 'blocked'
  | 'unblocked'
  | 'doctor-declared'
  | 'doctor-withdrawn'
  | 'rights-given'
  | 'rights-withdrawn'
  | 'consent-given'
  | 'consent-withdrawn'
  | 'undone'
  | 'reopened';

declare module 'express-session' {
  interface SessionData {
    /** Whom the directory was searched for last, for what, in which record. */
    directorySearch: { recordId: string; purpose: Purpose; name: string; town: string };
    /** What was done last under « Gestion du DMP », in which record, and when (an instant). */
    managementDone: {
      recordId: string;
      page: DonePage;
      what: DoneThing;
      rpps: string;
      at: string;
      /** The consent it is about. */
      consentId?: string;
      /** Whom it took something from: the treating doctor before, or rights that were lost with a block. */
      before?: string;
      lostRights?: boolean;
    };
  }
}
