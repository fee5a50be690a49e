/** Why a document cannot be read: each is the name of a sentence under `reading:unreadable`. */
export type UnreadableReason =
  | 'empty'
  | 'too-large'
  | 'encoding'
  | 'doctype'
  | 'too-deep'
  | 'too-many'
  | 'broken'
  | 'not-cda';

/** A document that cannot be read, and why. Nothing of the document is in the error: it may be in a log. */
export class UnreadableCda extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason) {
    super(`This document cannot be read: ${reason}`);
    this.name = 'UnreadableCda';
    this.reason = reason;
  }
}
