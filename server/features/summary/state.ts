import type { Summary } from '../../record/summary-model.ts';
import type { RecordState } from '../../web/record-guard.ts';

/** What the page of the summary knows. */
export interface SummaryState extends RecordState {
  readonly summary: Summary;
}
