import type { Request } from 'express';
import type { StoredContent } from '../../record/contents.ts';
import type { DocumentFormat } from '../../record/documents.ts';
import type { Refusal } from '../../record/files/refusal.ts';
import type { Visit } from '../../web/context.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import type { Purpose } from './attach-purposes.ts';

/** A file that came in and that no document holds yet. */
export interface HeldFile {
  readonly name: string;
  readonly format: DocumentFormat;
  readonly content: StoredContent;
  /** When it came in, as an instant: it waits for an hour and no longer. */
  readonly at: string;
}

export interface RefusedName {
  readonly name: string;
  readonly why: Refusal;
}

/** A file whose bytes a document of the record has already, with what would be said of it if both were kept. */
export interface Twin extends HeldFile {
  readonly title: string;
  readonly typeCode: string;
  readonly day: string;
  readonly documentId: string;
}

declare module 'express-session' {
  interface SessionData {
    /** Files that came in with a form that had a mistake: they need not be sent again. `place`: for which page. */
    heldFiles: { place: string; files: HeldFile[] };
    /** What came of the form that was sent last. */
    attached: {
      recordId: string;
      added: string[];
      refused: RefusedName[];
      twins: Twin[];
      /** The document that has a new version. */
      replaced?: string;
    };
  }
}

/** What the pages that take files know. */
export interface AttachState extends RecordState {
  /** For which page files wait. */
  readonly place: string;
  /** What the files are for, where that is known before. */
  readonly purpose: Purpose | undefined;
  /** What came in, with this form or with one before it that had a mistake. */
  readonly files: readonly HeldFile[];
  readonly refused: readonly RefusedName[];
  /** The contents that a document holds by now, or that wait for this person: what came in beside them is dropped. */
  readonly settled: Set<string>;
}

const waits = 3_600_000;

/** Whether a file that waits is still there. The store drops it later than that. */
export function isWaiting({ world }: Pick<Visit, 'world'>, { at }: Pick<HeldFile, 'at'>): boolean {
  return world.now().getTime() - Date.parse(at) < waits;
}

/** The files that wait for one page. */
export function heldFor(visit: Pick<Visit, 'world' | 'request'>, place: string): HeldFile[] {
  const held = visit.request.session.heldFiles;
  return held?.place === place ? held.files.filter(file => isWaiting(visit, file)) : [];
}

/** A page is shown again because of a mistake: the files that came with it wait, and need not be sent again. */
export function holdFiles({ request, state }: Visit<AttachState>): void {
  const { place, files } = state;
  if (files.length === 0) return;
  request.session.heldFiles = { place, files: [...files] };
  for (const { content } of state.files) state.settled.add(content.id);
}

/** The files found their documents. */
export function letFilesGo({ session }: Request, place: string): void {
  if (session.heldFiles?.place === place) delete session.heldFiles;
}

/** Reads the record of the path. @throws Problem 404 */
export async function loadAttach(visit: Visit, purpose?: Purpose): Promise<AttachState> {
  const state = await recordState(visit);
  const place = `${state.access.recordId}${purpose?.path ?? ''}`;
  return { ...state, place, purpose, files: heldFor(visit, place), refused: [], settled: new Set() };
}
