import type { Request } from 'express';
import type { StoredContent } from '../record/contents.ts';
import type { DocumentFormat } from '../record/documents.ts';
import type { Refusal } from '../record/files/refusal.ts';
import type { Visit } from './context.ts';

/** A file that came in and that no document holds yet. */
export interface HeldFile {
  readonly name: string;
  readonly format: DocumentFormat;
  readonly content: StoredContent;
  /** When it came in, as an instant: it waits for an hour and no longer. */
  readonly at: string;
}

/** A file that was not taken, and why. */
export interface RefusedName {
  readonly name: string;
  readonly why: Refusal;
}

declare module 'express-session' {
  interface SessionData {
    /** Files that came in with a form that had a mistake: they need not be sent again. `place`: for which page. */
    heldFiles: { place: string; files: HeldFile[] };
  }
}

/** What the pages that take files know. */
export interface FilesState {
  /** For which page files wait. */
  readonly place: string;
  /** The record that they come into, and who sends them: an account, or a professional by their number. */
  readonly filesOf: { readonly recordId: string; readonly sender: string };
  /** What came in, with this form or with one before it that had a mistake. */
  readonly files: readonly HeldFile[];
  readonly refused: readonly RefusedName[];
  /** The contents that a document holds by now, or that wait for this person: what came in beside them is dropped. */
  readonly settled: Set<string>;
  /** Looks at a whole health document (CDA) before it is kept. Nothing when it may come in. */
  readonly refuseCda?: (bytes: Uint8Array) => Promise<Refusal | undefined>;
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

/** What a page knows of files before its form comes. */
export function beforeFiles(
  visit: Pick<Visit, 'world' | 'request'>,
  { place, ...filesOf }: { readonly place: string; readonly recordId: string; readonly sender: string },
): FilesState {
  return { place, filesOf, files: heldFor(visit, place), refused: [], settled: new Set() };
}

/** A page is shown again because of a mistake: the files that came with it wait, and need not be sent again. */
export function holdFiles({ request, state }: Visit<FilesState>): void {
  const { place, files } = state;
  if (files.length === 0) return;
  request.session.heldFiles = { place, files: [...files] };
  for (const { content } of state.files) state.settled.add(content.id);
}

/** The files found their documents. */
export function letFilesGo({ session }: Request, place: string): void {
  if (session.heldFiles?.place === place) delete session.heldFiles;
}

/** What a document keeps of its file. */
export function contentsOf({ name, format, content }: HeldFile) {
  return { fileName: name, format, content };
}
