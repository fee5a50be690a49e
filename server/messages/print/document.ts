import type { AcknowledgementDocument } from './acknowledgement.ts';
import type { EmergencyCardDocument } from './emergency-card.ts';

/** One language's words of a letter: whole sentences, already translated. */
export type LetterText = {
  language: string;
  title: string;
  paragraphs: string[];
  codeLabel?: string;
  codeHint?: string;
  closing: string;
  smallPrint?: string;
};

/**
 * A letter to post. `sender` and `recipient` are lines (name, then address; 6 for the recipient at most), `date` is in
 * words, `code` is shown in groups of 4. `texts` holds the reader's language and, when it is another one, French.
 */
export type LetterDocument = {
  kind: 'letter';
  language: string;
  sender: string[];
  recipient: string[];
  date: string;
  texts: LetterText[];
  code?: string;
};

/** Several letters in one file, one at least, each on pages of its own. `language` is that of the title, which names the file. */
export type LettersDocument = { kind: 'letters'; language: string; title: string; letters: LetterDocument[] };

/** One language's words of the sheet of identifiers. */
export type IdentifiersText = {
  language: string;
  title: string;
  nameLabel: string;
  identifierLabel: string;
  passwordLabel: string;
  validity: string;
  stepsTitle: string;
  steps: string[];
  warning: string;
  helpLabel: string;
  /** The words of the sheet of codes, where there is one. */
  sheet?: { title: string; lead: string; warning: string };
};

/**
 * The sheet a person keeps after the creation of the record: who, identifier, initial password, what to do next. `codes`:
 * those of somebody who has no contact, in groups, on a sheet of paper of their own.
 */
export type IdentifiersDocument = {
  kind: 'identifiers';
  language: string;
  sender: string[];
  name: string;
  identifier: string;
  password: string;
  codes?: string[];
  helpPhone: string;
  texts: IdentifiersText[];
};

/** One language's words of the sheet of codes. */
export type CodeSheetText = {
  language: string;
  title: string;
  made: string;
  steps: string[];
  warning: string;
  helpLabel: string;
};

/** « Ma feuille de codes »: single-use codes of 8 digits, each with a box to tick. It names nobody. */
export type CodeSheetDocument = {
  kind: 'code-sheet';
  language: string;
  sender: string[];
  codes: string[];
  helpPhone: string;
  texts: CodeSheetText[];
};

/** One language's words of the leaflet: `steps` are in the order of the pictures. */
export type LeafletText = {
  language: string;
  title: string;
  lead: string;
  steps: { title: string; text: string }[];
  siteLabel: string;
  helpLabel: string;
  notState: string;
};

/**
 * « Comment ça marche » on paper. `pictures`: the scene of each step (a file of public/pictograms/scenes) and what it
 * shows, in the reader's language. `site` is the address people type.
 */
export type LeafletDocument = {
  kind: 'leaflet';
  language: string;
  sender: string[];
  site: string;
  helpPhone: string;
  pictures: { name: string; alt: string }[];
  texts: LeafletText[];
};

/** One language's words of the paper of the trusted person. */
export type TrustedPersonText = {
  language: string;
  title: string;
  lead: string;
  me: string;
  person: string;
  name: string;
  born: string;
  relation: string;
  phone: string;
  email: string;
  address: string;
  agree: string;
  date: string;
  signMe: string;
  signPerson: string;
  change: string;
};

/**
 * The paper by which a person names their trusted person. What is empty is a line to write on. `born` is in words, in each
 * language on a line of its own.
 */
export type TrustedPersonDocument = {
  kind: 'trusted-person';
  language: string;
  sender: string[];
  me: { name: string; born: string };
  person: { name: string; relation: string; phone: string; email: string; address: string };
  texts: TrustedPersonText[];
};

/** One language's words of the paper of the advance directives. */
export type DirectivesText = {
  language: string;
  title: string;
  name: string;
  born: string;
  mine: string;
  date: string;
  signMe: string;
  change: string;
};

/** The advance directives to date and to sign. `body` is what the person wrote, in whatever language that is. */
export type DirectivesDocument = {
  kind: 'directives';
  language: string;
  sender: string[];
  me: { name: string; born: string };
  body: string;
  texts: DirectivesText[];
};

/** Everything that can be printed. `language` is that of the reader, as a BCP 47 tag such as `ar`. */
export type PrintDocument =
  | LetterDocument
  | LettersDocument
  | IdentifiersDocument
  | AcknowledgementDocument
  | CodeSheetDocument
  | LeafletDocument
  | TrustedPersonDocument
  | DirectivesDocument
  | EmergencyCardDocument;
