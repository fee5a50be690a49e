import type { CareLine } from './care-history.ts';
import type { Document } from './documents.ts';
import type { DataOf, Information, InformationKind } from './information.ts';
import type { Owner } from './owner.ts';

/** Who said something: the person themselves, somebody with another account, a professional, an organisation, … */
export interface Teller {
  readonly kind: 'owner' | 'account' | 'professional' | 'insurer' | 'organisation' | 'software';
  /** The name of a professional, an organisation or a device; empty where it is not known or not told. */
  readonly name: string;
}

/** Who said something, and on what day (YYYY-MM-DD). */
export interface Told {
  readonly by: Teller;
  readonly day: string;
}

/** Something that is written under « Mes informations », with who wrote it last. */
export interface Entry<Kind extends InformationKind> {
  readonly data: DataOf<Kind>;
  readonly told: Told;
}

/**
 * One medicine or treatment, whoever tells of it: what people wrote, and what was handed over, newest first. `name`: the
 * words that say most.
 */
export interface Treatment {
  readonly name: string;
  readonly written: readonly Entry<'treatment'>[];
  readonly given: readonly CareLine[];
}

/** An exam that the insurer tells of, or a document about one. They are not matched: a wrong guess would hide one. */
export type Exam =
  | { readonly day: string; readonly care: CareLine }
  | { readonly day: string; readonly document: Document };

/** What somebody reads of a record in one minute. It says what sources say, and judges nothing. */
export interface Summary {
  readonly owner: Owner;
  readonly allergies: readonly Entry<'allergy'>[];
  readonly bloodGroup: Entry<'blood-group'> | undefined;
  readonly illnesses: readonly Entry<'illness'>[];
  readonly treatments: readonly Treatment[];
  readonly treatmentDocuments: readonly Document[];
  readonly operations: readonly Entry<'operation'>[];
  readonly vaccinations: readonly Entry<'vaccination'>[];
  /** Newest first. */
  readonly exams: readonly Exam[];
  /** The newest of each measure. */
  readonly measures: readonly Entry<'measure'>[];
  readonly needs: readonly Entry<'handicap-needs'>[];
  readonly contacts: readonly Entry<'emergency-contact'>[];
  readonly trustedPerson: Entry<'trusted-person'> | undefined;
  readonly directives: readonly Entry<'directives'>[];
  readonly directiveFiles: readonly Document[];
}

/** What a summary is made of: what the reading functions give to somebody who may read. */
export interface SummaryGiven {
  readonly owner: Owner;
  /** The account of the person whom the record is about. */
  readonly ownerId: string;
  /** The day it is (YYYY-MM-DD), and the zone in which instants are days. */
  readonly today: string;
  readonly timeZone: string;
  readonly information: Pick<Information, 'of'>;
  readonly care: readonly CareLine[];
  readonly documents: readonly Document[];
  /** The names of professionals by their number (RPPS). */
  readonly names: ReadonlyMap<string, string>;
}
