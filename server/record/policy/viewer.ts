import type { Tables } from '../../storage/tables.ts';

/** What an account may do with a record that it has a grant for (product rules, §7). */
export interface GrantScope {
  /** The classes of documents that may be seen, by code; `all` of them. */
  readonly see: 'all' | ReadonlySet<string>;
  /** Whether it may add documents and information. */
  readonly add: boolean;
  /** Whether it may change, hide and settle what the owner may. */
  readonly manage: boolean;
  readonly history: boolean;
}

/** An account with a grant: the owner, or somebody who acts for them. */
export interface AccountViewer {
  readonly kind: 'account';
  readonly id: string;
  readonly capacity: Tables['record_grant']['capacity'];
  readonly scope: GrantScope;
  /** The instant at which the grant ends, in ISO 8601. */
  readonly until: string | null;
}

/** A professional in the place and function that they chose when they signed in. */
export interface ProfessionalViewer {
  readonly kind: 'professional';
  /** Their number in the directory (RPPS). */
  readonly id: string;
  readonly exerciseId: string;
  readonly profession: { readonly system: string; readonly code: string };
  readonly specialty: string | null;
  /** Whether they answer calls to the Centre 15 (claim `Acces_Regulation_Medicale`). */
  readonly regulates: boolean;
}

/** A structure or a software that writes documents by itself. */
export interface SourceViewer {
  readonly kind: 'organisation' | 'software';
  readonly id: string;
}

/** Those who never read a record, whatever else holds (R1). */
export interface OutsideViewer {
  readonly kind: 'agent' | 'operator' | 'insurer' | 'mutual-insurer' | 'bank' | 'employer';
  readonly id: string;
}

/** Who wants to see or to do something. */
export type Viewer = AccountViewer | ProfessionalViewer | SourceViewer | OutsideViewer;

/** The patient's agreement, as far as it was not withdrawn (R7). */
export interface Consent {
  readonly rpps: string;
  /** The exercise that it holds for; nothing when the person was named. */
  readonly exerciseId: string | null;
  readonly classes: 'all' | ReadonlySet<string>;
  /** Whether the patient was told of a member of the care team. Others are always known to the patient. */
  readonly isAnnounced: boolean;
}

/** An opening in an emergency (R8, R9). `until`: an instant in ISO 8601. */
export interface Opening {
  readonly rpps: string;
  readonly exerciseId: string;
  readonly kind: 'break-glass' | 'centre-15';
  readonly until: string;
}

/** What holds of a record when somebody asks: nothing else of it has a part in the decision. */
export interface Standing {
  readonly recordId: string;
  readonly status: 'open' | 'closed';
  /** The number (RPPS) of the treating doctor. */
  readonly treatingDoctor: string | undefined;
  readonly sameRights: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
  readonly consents: readonly Consent[];
  readonly openings: readonly Opening[];
  /** The emergency choices; one that was never answered is absent. */
  readonly choices: {
    readonly emergency?: boolean;
    readonly centre15?: boolean;
    readonly hiddenDocuments?: boolean;
  };
}

/** A document, or anything else that a record holds, as far as the rules look at it. */
export interface Content {
  readonly classCode: string;
  readonly typeCode: string;
  readonly authorKind: Tables['document']['author_kind'];
  readonly authorId: string;
  readonly isHidden: boolean;
  /** A minor keeps it from the representatives (R10). */
  readonly isSecret: boolean;
  /** A professional keeps it back until then at the latest, in ISO 8601 (R2). */
  readonly keptBackUntil: string | null;
}

/**
 * What somebody wants to do. `change` is of a content's words; `hide` is from professionals; `govern` is to settle who
 * may see the record. `own` is what is the owner's alone: to close the record, to take it away, to sum it up, to carry it
 * on a card, to ask for what is missing. `note-consent` is to write down what the patient said at a visit. `reopen` and `read-complaints` are all that is left of a closed record.
 */
export type Action =
  | 'read'
  | 'deposit'
  | 'change'
  | 'announce'
  | 'hide'
  | 'govern'
  | 'read-history'
  | 'read-complaints'
  | 'own'
  | 'reopen'
  | 'note-consent'
  | 'open-emergency'
  | 'open-centre-15';

/** Everything that a rule may look at, but the content. `now`: an instant in ISO 8601. */
export interface Question {
  readonly viewer: Viewer;
  readonly action: Action;
  readonly record: Standing;
  readonly now: string;
}
