import type { CodeableConcept, HumanName, Identifier, Narrative, Reference, Resource } from './types.ts';

/* What a summary is held together by, of FHIR R4 (4.0.1). */

export interface Consent extends Resource {
  readonly resourceType: 'Consent';
  readonly status: 'active';
  readonly scope: CodeableConcept;
  readonly category: readonly CodeableConcept[];
  readonly patient: Reference;
  readonly dateTime: string;
  readonly policyRule: CodeableConcept;
  /** `data` in base64. */
  readonly sourceAttachment?: { readonly contentType: string; readonly data: string };
}
export interface Organization extends Resource {
  readonly resourceType: 'Organization';
  readonly name: string;
}
export interface Device extends Resource {
  readonly resourceType: 'Device';
  readonly deviceName: readonly { readonly name: string; readonly type: 'user-friendly-name' }[];
  readonly owner: Reference;
}
export interface Practitioner extends Resource {
  readonly resourceType: 'Practitioner';
  readonly identifier: readonly Identifier[];
  readonly name: readonly HumanName[];
}
export interface CompositionSection {
  readonly title: string;
  readonly code: CodeableConcept;
  readonly text: Narrative;
  readonly entry?: readonly Reference[];
  readonly emptyReason?: CodeableConcept;
}
export interface Composition extends Resource {
  readonly resourceType: 'Composition';
  readonly status: 'final';
  readonly type: CodeableConcept;
  readonly subject: Reference;
  readonly date: string;
  readonly author: readonly Reference[];
  readonly title: string;
  readonly confidentiality: 'N';
  readonly custodian: Reference;
  readonly section: readonly CompositionSection[];
}
export interface BundleEntry {
  readonly fullUrl: string;
  readonly resource: Resource;
}
export interface Bundle extends Resource {
  readonly resourceType: 'Bundle';
  readonly identifier: Identifier;
  readonly type: 'document';
  readonly timestamp: string;
  readonly entry: readonly BundleEntry[];
}
