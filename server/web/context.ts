import type { Request } from 'express';
import type { IssuerName } from '../config.ts';
import type { Language, Translate } from '../i18n.ts';
import type { CodeOpens } from '../identity/creation-standing.ts';
import type { FactorKind } from '../identity/factors.ts';
import type { Made } from '../identity/fresh-credentials.ts';
import type { RefusalKind } from '../identity/refusals.ts';
import type { Printer } from '../messages/print/printer.ts';
import type { HistoryCheck } from '../record/check-history.ts';
import type { PdfReader } from '../record/pdf/reader.ts';
import type { World } from '../world.ts';
import type { Assets } from './assets.ts';
import type { Device } from './device.ts';
import type { Issuers } from './issuers.ts';
import type { Templates } from './templates.ts';

/** What the web layer is made of, once for each mounted site. */
export interface Web {
  readonly world: World;
  readonly assets: Assets;
  readonly templates: Templates;
  readonly printer: Printer;
  readonly pdfReader: PdfReader;
  readonly issuers: Issuers;
  /** Tells the worker that a message may be waiting, so that it need not find out by itself. */
  readonly wake: () => void;
}

/** One request for one page: who asks, in what language, and what the page's journey knows. */
export interface Visit<State = undefined> {
  readonly web: Web;
  readonly world: World;
  readonly request: Request;
  readonly language: Language;
  readonly t: Translate;
  readonly state: State;
  /** The address of a page of this site in this visit's language. */
  href(path: string): string;
}

/** A professional who is signed in: where they may work, and where they said that they do. */
export interface SignedInCarer {
  readonly rpps: string;
  readonly exercises: readonly string[];
  readonly exerciseId?: string;
  /** Shown to the issuer when they leave. */
  readonly idToken: string;
}

/** An agent who is signed in. */
export interface SignedInAgent {
  readonly id: string;
  readonly idToken: string;
}

/** What has to come back from an issuer, once. `at`: an instant. */
export interface PendingSignIn {
  readonly issuer: IssuerName;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly language: string;
  readonly at: string;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** The number that a person can quote to the help desk; it is in the log line of the request. */
    number: string;
    language: Language;
    /** What was typed, when a form is shown again instead of being carried out. */
    shownAgain?: {
      readonly reason: 'language' | 'stale' | 'other' | 'comfort';
      readonly values: Record<string, string>;
    };
  }
}

declare module 'express-session' {
  interface SessionData {
    csrfSecret: string;
    /** Names this browser's session across a change of session id: one-time codes are bound to it. */
    browser: string;
    accountId: string;
    /** Somebody who runs the site: never together with an account. */
    operatorId: string;
    /** A professional whom Pro Santé Connect has recognised: never together with an account. See carer-visit.ts. */
    professional: SignedInCarer;
    /** Somebody of the counter or of an association. See agent-visit.ts. */
    agent: SignedInAgent;
    /** Sign-ins by an issuer that are under way in this browser, the newest last. */
    openid: PendingSignIn[];
    /** The account that the operator has just looked for, since when it was suspended, and what was done then. */
    operatorPerson: {
      accountId: string;
      suspendedAt?: string;
      ended?: number;
      told?: boolean;
      isReopened?: boolean;
    };
    /** Whom an agent looked for last, what was made for them, and whose account will act for them. */
    counter: { insuredId: string; made?: Made; holderId?: string };
    /** Every step of the first sign-in is done. */
    isSettled: boolean;
    /** A creation code was asked for in this session. */
    askedForCode: boolean;
    creation: { codeId: string; draftKey: string };
    /** The account whose identifiers are being shown after creation. */
    created: {
      accountId: string;
      recordId: string;
      freshId: string;
      at: string;
      how: 'record-created' | 'account-opened' | 'replaced';
    };
    /** What a creation code that was proven opens instead of a creation. */
    proven: { codeId: string; opens: Exclude<CodeOpens, 'creation'> };
    /** « Je continue plus tard »: until when the code can be used. */
    stopped: { validUntil: string };
    /** `mark` names the password that was right (see identity/password-mark.ts). */
    signIn: { accountId: string; mark: string; attemptId?: string; kind?: FactorKind };
    /** The act that a typed refusal number would stop. */
    refusal: { id: string; kind: RefusalKind };
    hasRefused: boolean;
    /** What was typed when a visit ended. `isLed`: its owner was led to it after signing in. */
    drafts: { id: string; isLed: boolean }[];
    /** When the session was last used and when it ends at the latest, as the store noted them. */
    seenAt: string;
    endsAt: string;
    /** The way back in under way in this browser, by its id. */
    recovery: string;
    /** The account that has a new password, whose identifier is shown once more. */
    recovered: { accountId: string; at: string };
    /** The message to the operator that was sent last: its receipt is shown. */
    messageSent: { receipt: string; at: string; answer: 'email' | 'phone' | 'none'; hasNumber: boolean };
    contactAttempt: { channel: 'email' | 'sms'; address: string; attemptId: string };
    /** The device that signed in, and when (an instant). */
    visit: { device: Device; since: string };
    /** How far password and code were given again before a change, and what was typed when their time was over. */
    confirm: {
      passwordAt?: string;
      attemptId?: string;
      kind?: FactorKind;
      confirmedAt?: string;
      typed?: Record<string, string>;
    };
    /** The new contact whose code is awaited. */
    contactChange: { channel: 'email' | 'sms'; address: string; attemptId: string };
    /** The sheet of codes that was made in this session: only here are its codes shown. */
    freshSheet: string;
    /** What was done last under « Mes informations », on which page, and when (an instant). */
    informationDone: { what: 'saved' | 'restored' | 'moved'; path: string; at: string };
    /** The document that was removed last, and when (an instant). */
    documentRemoved: { id: string; at: string };
    /** What checking the history of a record found last, and when (an instant). */
    historyChecked: HistoryCheck & { recordId: string; at: string };
    /** The change that was made last, and when (an instant). */
    settingsDone: { what: string; at: string };
  }
}
