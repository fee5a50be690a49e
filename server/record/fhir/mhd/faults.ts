/** The codes of HL7 (IssueType) that this interface answers with. */
export type FaultCode =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'code-invalid'
  | 'business-rule'
  | 'not-supported'
  | 'not-found'
  | 'conflict'
  | 'duplicate'
  | 'too-long';

/** What is wrong with what a program sent. `text` is for who writes the program, and repeats nothing of what was sent. */
export interface FhirIssue {
  readonly code: FaultCode;
  readonly text: string;
  /** Where it is wrong, as FHIRPath. */
  readonly at?: string;
}

/** What a program sent cannot be taken. */
export class FhirFault extends Error {
  readonly issues: readonly FhirIssue[];
  /** The status of the answer: 400 for what is no FHIR, 409 for what stands against what is there, else 422. */
  readonly status: 400 | 409 | 422;

  constructor(issue: FhirIssue, status: 400 | 409 | 422 = 422) {
    super(`FHIR: ${issue.code}`);
    this.issues = [issue];
    this.status = status;
  }
}
