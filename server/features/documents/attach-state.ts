import type { Visit } from '../../web/context.ts';
import { beforeFiles, type FilesState, type HeldFile, type RefusedName } from '../../web/form-files.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import type { Purpose } from './attach-purposes.ts';

/** A file whose bytes a document of the record has already, with what would be said of it if both were kept. */
export interface Twin extends HeldFile {
  readonly title: string;
  readonly typeCode: string;
  readonly day: string;
  readonly documentId: string;
}

declare module 'express-session' {
  interface SessionData {
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
export interface AttachState extends RecordState, FilesState {
  /** What the files are for, where that is known before. */
  readonly purpose: Purpose | undefined;
}

/** Reads the record of the path. @throws Problem 404 */
export async function loadAttach(visit: Visit, purpose?: Purpose): Promise<AttachState> {
  const state = await recordState(visit);
  const { recordId } = state.access;
  const place = `${recordId}${purpose?.path ?? ''}`;
  return { ...state, ...beforeFiles(visit, { place, recordId, sender: state.accountId }), purpose };
}
