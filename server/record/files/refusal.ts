/** Why a file is not taken. Each has its own words. */
export type Refusal =
  | 'empty'
  | 'too-large'
  | 'too-many'
  | 'svg'
  | 'html'
  | 'zip'
  | 'office'
  | 'heic'
  | 'picture'
  | 'video'
  | 'xml'
  | 'unknown'
  | 'damaged'
  | 'pdf-locked'
  | 'pdf-active'
  /** A health document (CDA) of somebody else, or one that does not tell whose it is. */
  | 'other-patient'
  | 'unreadable-cda';

/** A file is refused, which is no fault of the site. */
export class RefusedFile extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super(`refused: ${why}`);
    this.why = why;
  }
}

/**
 * Looks at a file as it comes in, and gives what is kept of it. Both throw RefusedFile: `end` when the file stops where
 * it cannot.
 */
export interface FileFilter {
  take(bytes: Buffer): Buffer;
  end(): Buffer;
}
