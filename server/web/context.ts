import type { Request } from 'express';
import type { Language, Translate } from '../i18n.ts';
import type { Printer } from '../messages/print/printer.ts';
import type { World } from '../world.ts';
import type { Assets } from './assets.ts';
import type { Templates } from './templates.ts';

/** What the web layer is made of, once for each mounted site. */
export interface Web {
  readonly world: World;
  readonly assets: Assets;
  readonly templates: Templates;
  readonly printer: Printer;
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

declare module 'express-serve-static-core' {
  interface Request {
    /** The number that a person can quote to the help desk; it is in the log line of the request. */
    number: string;
    language: Language;
    /** What was typed, when a form is shown again instead of being carried out. */
    shownAgain?: { readonly reason: 'language' | 'stale'; readonly values: Record<string, string> };
  }
}

declare module 'express-session' {
  interface SessionData {
    csrfSecret: string;
    /** Names this browser's session across a change of session id: one-time codes are bound to it. */
    browser: string;
    accountId: string;
    /** Every step of the first sign-in is done. */
    isSettled: boolean;
    /** A creation code was asked for in this session. */
    askedForCode: boolean;
    creation: { codeId: string; draftKey: string };
    /** The account whose identifiers are being shown after creation. */
    created: { accountId: string; recordId: string; at: string };
    signIn: { accountId: string; attemptId?: string; channel?: 'email' | 'sms' };
    /** The message to the operator that was sent last: its receipt is shown. */
    messageSent: { receipt: string; at: string; answer: 'email' | 'phone' | 'none'; hasNumber: boolean };
    contactAttempt: { channel: 'email' | 'sms'; address: string; attemptId: string };
  }
}
