import type { FaultCode, FhirIssue } from '../../record/fhir/mhd/faults.ts';

type IssueCode = FaultCode | 'login' | 'forbidden' | 'throttled' | 'transient' | 'exception' | 'too-costly';

/** One thing that is wrong, as FHIR tells it. */
export interface Issue extends Omit<FhirIssue, 'code'> {
  readonly code: IssueCode;
}

/** An answer of this interface that is no success. */
export class FhirProblem extends Error {
  readonly status: number;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, issue: Issue, headers: Readonly<Record<string, string>> = {}) {
    super(`FHIR ${status}`);
    this.status = status;
    this.issues = [issue];
    this.headers = headers;
  }
}

/** What is not there, what may not be seen and what may not be done, alike. */
export const notThere = (): FhirProblem =>
  new FhirProblem(404, { code: 'not-found', text: 'Nothing here that this token may see or do.' });

/** An OperationOutcome that tells what is wrong. */
export function outcomeOf(issues: readonly Issue[], severity: 'error' | 'information' = 'error') {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ code, text, at }) => ({
      ...{ severity, code, diagnostics: text },
      ...(at !== undefined && { expression: [at] }),
    })),
  };
}
