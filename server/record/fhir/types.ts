/* What of FHIR R4 (4.0.1) a summary is made of. The tests hold each resource against the definitions of HL7 themselves. */

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}
export interface CodeableConcept {
  readonly coding?: readonly Coding[];
  readonly text?: string;
}
export interface Reference {
  readonly reference?: string;
  readonly display?: string;
}
export interface Extension {
  readonly url: string;
  readonly valueCode: string;
}
export interface Period {
  readonly start?: string;
  readonly extension?: readonly Extension[];
}
export interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly system: string;
  readonly code: string;
}
export interface Identifier {
  readonly use?: 'official';
  readonly type?: CodeableConcept;
  readonly system: string;
  readonly value: string;
}
export interface ContactPoint {
  readonly system: 'phone' | 'email';
  readonly value: string;
}
export interface HumanName {
  readonly use?: 'official';
  readonly text?: string;
  readonly family?: string;
  readonly given?: readonly string[];
}
export interface Address {
  readonly use?: 'home';
  readonly text?: string;
  readonly line?: readonly string[];
}
export interface Note {
  readonly text: string;
}
/** XHTML for people. */
export interface Narrative {
  readonly status: 'generated';
  readonly div: string;
}

/** A resource: `id` is part of its address in the bundle. */
export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly meta?: { readonly profile: readonly string[] };
  readonly language?: string;
}

export interface PatientContact {
  readonly relationship: readonly CodeableConcept[];
  readonly name: HumanName;
  readonly telecom?: readonly ContactPoint[];
  readonly address?: Address;
}
export interface Patient extends Resource {
  readonly resourceType: 'Patient';
  readonly identifier: readonly Identifier[];
  readonly name: readonly HumanName[];
  readonly telecom?: readonly ContactPoint[];
  readonly gender: 'female' | 'male';
  readonly birthDate: string;
  readonly address?: readonly Address[];
  readonly contact?: readonly PatientContact[];
  readonly communication: readonly { readonly language: CodeableConcept; readonly preferred: boolean }[];
  readonly generalPractitioner?: readonly Reference[];
}
export interface AllergyIntolerance extends Resource {
  readonly resourceType: 'AllergyIntolerance';
  readonly clinicalStatus: CodeableConcept;
  readonly verificationStatus: CodeableConcept;
  readonly criticality?: 'high';
  readonly code: CodeableConcept;
  readonly patient: Reference;
  readonly recordedDate: string;
  readonly asserter: Reference;
  readonly reaction?: readonly { readonly manifestation: readonly CodeableConcept[] }[];
  readonly note?: readonly Note[];
}
export interface Condition extends Resource {
  readonly resourceType: 'Condition';
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly onsetDateTime?: string;
  readonly recordedDate: string;
  readonly asserter: Reference;
  readonly note?: readonly Note[];
}
export interface MedicationStatement extends Resource {
  readonly resourceType: 'MedicationStatement';
  readonly status: 'active';
  readonly medicationCodeableConcept: CodeableConcept;
  readonly subject: Reference;
  readonly effectivePeriod: Period;
  readonly dateAsserted: string;
  readonly informationSource: Reference;
  readonly dosage?: readonly { readonly text: string }[];
  readonly note?: readonly Note[];
}
export interface Immunization extends Resource {
  readonly resourceType: 'Immunization';
  readonly status: 'completed';
  readonly vaccineCode: CodeableConcept;
  readonly patient: Reference;
  readonly occurrenceDateTime?: string;
  readonly occurrenceString?: string;
  readonly recorded: string;
  readonly primarySource: boolean;
  readonly note?: readonly Note[];
}
export interface Procedure extends Resource {
  readonly resourceType: 'Procedure';
  readonly status: 'completed';
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly performedDateTime?: string;
  readonly performedPeriod?: Period;
  readonly asserter: Reference;
  readonly location?: Reference;
  readonly note?: readonly Note[];
}
export interface Component {
  readonly code: CodeableConcept;
  readonly valueQuantity?: Quantity;
  readonly dataAbsentReason?: CodeableConcept;
}
export interface Observation extends Resource {
  readonly resourceType: 'Observation';
  readonly status: 'final';
  readonly category: readonly CodeableConcept[];
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly effectiveDateTime?: string;
  readonly effectivePeriod?: Period;
  readonly issued: string;
  readonly performer: readonly Reference[];
  readonly valueQuantity?: Quantity;
  readonly valueCodeableConcept?: CodeableConcept;
  readonly component?: readonly Component[];
  readonly note?: readonly Note[];
}
