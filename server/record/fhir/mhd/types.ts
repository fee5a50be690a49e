import type { CodeableConcept, Identifier, Reference, Resource } from '../types.ts';

/* What of FHIR R4 (4.0.1) programs are answered with. */

export interface AnyIdentifier {
  readonly system?: string | undefined;
  readonly value: string;
}

/** A reference by address, or by the number of what it leads to. */
export interface NumberedReference extends Reference {
  readonly type?: string;
  readonly identifier?: AnyIdentifier;
}

export interface DocumentReference extends Resource {
  readonly resourceType: 'DocumentReference';
  readonly contained: readonly Resource[];
  readonly masterIdentifier?: AnyIdentifier;
  readonly identifier?: readonly AnyIdentifier[];
  readonly status: 'current';
  readonly type: CodeableConcept;
  readonly category: readonly CodeableConcept[];
  readonly subject: NumberedReference;
  readonly date: string;
  readonly author: readonly NumberedReference[];
  readonly relatesTo?: readonly { readonly code: 'replaces'; readonly target: NumberedReference }[];
  readonly securityLabel: readonly CodeableConcept[];
  readonly content: readonly {
    readonly attachment: {
      readonly contentType: string;
      readonly language?: string;
      readonly url: string;
      readonly size: number;
      readonly hash?: string;
      readonly title: string;
      readonly creation: string;
    };
    readonly format?: { readonly system: string; readonly code: string };
  }[];
  readonly context: {
    readonly facilityType?: CodeableConcept;
    readonly practiceSetting?: CodeableConcept;
    readonly period: { readonly start?: string; readonly end?: string };
    readonly sourcePatientInfo: NumberedReference;
  };
}

export interface ContainedPatient extends Resource {
  readonly resourceType: 'Patient';
  readonly identifier: readonly Identifier[];
}
export interface ContainedPerson extends Resource {
  readonly resourceType: 'Practitioner';
  readonly identifier: readonly Identifier[];
  readonly name?: readonly { readonly text: string }[];
}
export interface ContainedRole extends Resource {
  readonly resourceType: 'PractitionerRole';
  readonly practitioner: Reference;
  readonly organization?: Reference;
  readonly specialty?: readonly CodeableConcept[];
}
export interface ContainedOrganization extends Resource {
  readonly resourceType: 'Organization';
  readonly name: string;
}
export interface ContainedDevice extends Resource {
  readonly resourceType: 'Device';
  readonly deviceName: readonly { readonly name: string; readonly type: 'other' }[];
}
