import { exportSize } from '../../record/export.ts';
import type { Visit } from '../../web/context.ts';
import type { HistoryWords } from '../../web/history-words.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import type { RecordWords } from '../../web/record-words.ts';

/** What the page of the export knows. */
export interface ExportState extends RecordState {
  readonly size: { readonly count: number; readonly bytes: number };
  readonly words: RecordWords & HistoryWords;
}
export type ExportVisit = Visit<ExportState>;

/** Reads the record of the path. @throws Problem 404 for one that is not there, and AccessError for one that is not one's own */
export async function loadExport(visit: Visit, words: RecordWords & HistoryWords): Promise<ExportState> {
  const state = await recordState(visit);
  return { ...state, words, size: await exportSize(visit.world, state.access) };
}

/** The path, after the language, of « Emporter mon dossier ». */
export function exportPath(recordId: string): string {
  return `/dmp/${recordId}/emporter-mon-dossier`;
}
