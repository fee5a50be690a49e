/** What a CDA document says, in parts that have nothing of HTML or of the site's languages. */
export interface CdaDocument {
  /** `file`: the body is a file (a PDF most often), which is the first of the attachments. */
  readonly kind: 'structured' | 'file';
  readonly header: CdaHeader;
  readonly sections: readonly CdaSection[];
  readonly attachments: readonly CdaAttachment[];
  /** The body is not in the document, but somewhere else: it is not fetched. */
  readonly isElsewhere: boolean;
  /** The text held a program, which was left out. */
  readonly hadProgram: boolean;
}

/** Why a value is not there, as HL7 codes it: `UNK` is unknown, `MSK` is hidden… */
export type NullFlavor = string;

/** A code with the label that the document gives it. */
export interface CdaCode {
  readonly code?: string;
  /** The OID of the list the code is from. */
  readonly system?: string;
  readonly label?: string;
  readonly nullFlavor?: NullFlavor;
}

/**
 * A date as exact as the document says it. `value` is `2024`, `2024-04`, `2024-04-02`, or `2024-04-02T11:17` as the
 * clock of the author showed it; `instant` (UTC, ISO) says when that was, where the document says its zone. A date that
 * is none is `wrong`, with what was written.
 */
export interface CdaDate {
  readonly precision: 'year' | 'month' | 'day' | 'minute' | 'wrong';
  readonly value: string;
  readonly instant?: string;
}

export interface CdaPeriod {
  readonly from?: CdaDate;
  readonly until?: CdaDate;
}

/** The number of a person. `isWrong`: it cannot be one of its kind (length, letters, key), or its list is not named by an OID. */
export interface CdaIdentifier {
  readonly kind: 'ins' | 'ins-test' | 'rpps' | 'other';
  readonly value: string;
  readonly system: string;
  readonly isWrong: boolean;
}

export interface CdaName {
  /** All of it, in the order in which it is said: « DR Stéphane MEDIONI ». */
  readonly text?: string;
  /** The family name in use, where it is not the one of birth. */
  readonly used?: string;
  readonly nullFlavor?: NullFlavor;
}

export interface CdaAuthor {
  readonly name: CdaName;
  /** The software or device that wrote it, where nobody did. */
  readonly device?: string;
  readonly profession: CdaCode;
  readonly role: CdaCode;
  readonly organisation?: string;
  readonly at?: CdaDate;
  readonly identifiers: readonly CdaIdentifier[];
}

export interface CdaPatient {
  readonly name: CdaName;
  readonly birth?: CdaDate;
  readonly birthNull?: NullFlavor;
  readonly sex: CdaCode;
  readonly identifiers: readonly CdaIdentifier[];
}

export interface CdaHeader {
  readonly title?: string;
  readonly titleNull?: NullFlavor;
  readonly type: CdaCode;
  /** The language of the document, as HTML writes it: `fr-FR`. */
  readonly language?: string;
  readonly at?: CdaDate;
  readonly confidentiality: CdaCode;
  readonly version?: string;
  readonly patient: CdaPatient;
  readonly authors: readonly CdaAuthor[];
  /** Who keeps the document. */
  readonly custodian?: string;
  /** Where the care took place, by name and town or by kind of place. */
  readonly place?: string;
  readonly care: CdaPeriod;
}

/** A section. `level` 1 is directly in the body; `label` is the one of its code, where it has no title of its own. */
export interface CdaSection {
  readonly level: number;
  readonly title?: string;
  readonly label?: string;
  readonly blocks: readonly CdaBlock[];
}

/** A part of a text: `media` names attachments by their place in the list. */
export type CdaBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly CdaRun[]; readonly isCaption?: boolean }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly caption: readonly CdaRun[];
      readonly items: readonly (readonly CdaBlock[])[];
    }
  | CdaTable
  | { readonly kind: 'media'; readonly files: readonly number[]; readonly caption: readonly CdaRun[] }
  | { readonly kind: 'absent'; readonly nullFlavor: NullFlavor };

export interface CdaTable {
  readonly kind: 'table';
  /** Counts the tables of the document, from 1. */
  readonly number: number;
  readonly caption: readonly CdaRun[];
  readonly groups: readonly CdaRowGroup[];
  /** How many columns its widest row has. */
  readonly columns: number;
  /** One row of headers, then rows with a cell for each of them or one cell for all: each row can be told by itself. */
  readonly isSimple: boolean;
}

export interface CdaRowGroup {
  readonly part: 'head' | 'body' | 'foot';
  readonly rows: readonly (readonly CdaCell[])[];
}

export interface CdaCell {
  /** Heads its column or its row; nothing for a cell of data. */
  readonly scope?: 'col' | 'row';
  readonly columns: number;
  readonly rows: number;
  readonly isStrong: boolean;
  readonly blocks: readonly CdaBlock[];
}

export type CdaMark = 'strong' | 'emphasis' | 'sub' | 'sup' | 'deleted' | 'inserted';

/** A piece of a line. `address` is that of a link on the web, to be shown and never followed. */
export type CdaRun =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly marks: readonly CdaMark[];
      readonly address?: string;
    }
  | { readonly kind: 'break' }
  | { readonly kind: 'note'; readonly number: number; readonly runs: readonly CdaRun[] }
  | { readonly kind: 'note-reference'; readonly number: number };

/** A file inside the document. `kind` is what its bytes are, whatever `mediaType` says. */
export interface CdaAttachment {
  readonly kind: 'pdf' | 'image' | 'other';
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What the document calls it, for its own references. */
  readonly id?: string;
  /** The title of the section it stands in. */
  readonly name?: string;
}
