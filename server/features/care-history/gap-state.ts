import { careHistoryOf } from '../../record/care-history.ts';
import { type Gap, type Gaps, gapsOf } from '../../record/document-gaps.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import { carePath } from './care-page.ts';

/** How many missing documents a page of the list shows. */
export const gapsPerPage = 20;

/** What the list of missing documents knows. */
export interface GapsState extends RecordState {
  readonly gaps: Gaps;
  /** The number of the page, from 1. */
  readonly page: number;
}

/** What a page about one missing document knows. */
export interface GapState extends RecordState {
  readonly gap: Gap;
  readonly today: string;
}

/** The path of « Il manque un document ? » of a record, or of a page below it. */
export function gapsPath(recordId: string, rest = ''): string {
  return carePath(recordId, `/manque${rest}`);
}

/** The path of the page of one missing document, or of a page below it. */
export function gapPath({ access }: RecordState, { id }: Pick<Gap, 'id'>, rest = ''): string {
  return gapsPath(access.recordId, `/${id}${rest}`);
}

/** Those that nothing was done about, and that are not expected still. */
export function openGaps({ all }: Gaps): readonly Gap[] {
  return all.filter(({ state, isEarly }) => state === 'open' && !isEarly);
}

/** Reads what is missing in the record of the path, and which page of the list is asked for. @throws Problem 404 */
export async function loadGaps(visit: Visit): Promise<GapsState> {
  const state = await recordState(visit);
  const page = Number(visit.request.params.page ?? 1);
  const gaps = await gapsOf(visit.world, state.access);
  const pages = Math.max(1, Math.ceil(openGaps(gaps).length / gapsPerPage));
  if (!Number.isSafeInteger(page) || page < 1 || page > pages) throw new Problem(404);
  return { ...state, gaps, page };
}

/**
 * Reads the missing document of the line of care that the path names. Nothing when the line is there and its document is not
 * missing: it has come, or may still come. @throws Problem 404 for a line that is not there or may not be seen, alike
 */
export async function loadGap(visit: Visit): Promise<GapState | undefined> {
  const state = await recordState(visit);
  const id = String(visit.request.params.gap ?? '');
  const { all, today } = await gapsOf(visit.world, state.access);
  const gap = all.find(({ lines }) => lines.some(line => line.id === id));
  if (gap !== undefined && !gap.isEarly) return { ...state, gap, today };
  const lines = await careHistoryOf(visit.world, state.access);
  if (!lines.some(line => line.id === id)) throw new Problem(404);
  return undefined;
}
