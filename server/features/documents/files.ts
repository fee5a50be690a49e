import type { RequestHandler, Response } from 'express';
import { readCdaInTurns } from '../../record/cda/read.ts';
import { readContent, wholeContent } from '../../record/contents.ts';
import type { Document, DocumentFormat } from '../../record/documents.ts';
import type { Web } from '../../web/context.ts';
import { visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { loadDocument } from './state.ts';

const types: Readonly<Record<DocumentFormat, { readonly type: string; readonly ending: string }>> = {
  text: { type: 'text/plain; charset=utf-8', ending: 'txt' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  png: { type: 'image/png', ending: 'png' },
  cda: { type: 'application/xml', ending: 'xml' },
};

/** What a browser may show by itself in place of the page: nothing that could carry out something of the site's. */
const shownInPlace: ReadonlySet<DocumentFormat> = new Set(['pdf', 'jpeg', 'png']);

/** Nothing that comes out of a document runs, fetches or is framed, whatever the browser takes it for. */
const lockedUp = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** The file of a document, to keep or, where a browser shows it safely, to open. */
export function documentFile(web: Web, how: 'open' | 'keep'): RequestHandler {
  return async (request, response) => {
    const { document } = await loadDocument(visitOf(web, request, undefined));
    await sendFile(web, response, { document, how });
  };
}

/** Sends the file of a document part by part. @throws Problem 404 for one that a browser does not open in place */
export async function sendFile(
  web: Web,
  response: Response,
  { document, how }: { document: Document; how: 'open' | 'keep' },
): Promise<void> {
  if (how === 'open' && !shownInPlace.has(document.format)) throw new Problem(404);
  const { type } = types[document.format];
  const name = fileNameOf(document);
  headers(response, { type, name, isOpened: how === 'open', isPdf: document.format === 'pdf' });
  response.set('Content-Length', String(document.content.bytes));
  for await (const part of readContent(web.world, document.content)) {
    if (!response.write(part)) await drained(response);
    if (response.destroyed) return;
  }
  response.end();
}

/** A file inside a structured document: `:piece` counts from 1. */
export function documentPiece(web: Web): RequestHandler {
  return async (request, response) => {
    const { document } = await loadDocument(visitOf(web, request, undefined));
    await sendPiece(web, response, { document, number: Number(request.params.piece) });
  };
}

/** Sends a file inside a structured document. `number` counts from 1. @throws Problem 404 for one that is not there */
export async function sendPiece(
  web: Web,
  response: Response,
  { document, number }: { document: Document; number: number },
): Promise<void> {
  if (document.format !== 'cda') throw new Problem(404);
  const { attachments } = await readCdaInTurns(await wholeContent(web.world, document.content));
  const piece = attachments[number - 1];
  if (piece === undefined || piece.bytes === undefined) throw new Problem(404);
  const isKnown = piece.kind === 'pdf' || piece.kind === 'image';
  const type = isKnown ? piece.mediaType : 'application/octet-stream';
  const name = `${baseOf(document)}-${number}${piece.kind === 'pdf' ? '.pdf' : ''}`;
  headers(response, { type, name, isOpened: isKnown, isPdf: piece.kind === 'pdf' });
  response.send(Buffer.from(piece.bytes));
}

function headers(
  response: Response,
  what: { type: string; name: string; isOpened: boolean; isPdf: boolean },
): void {
  response.attachment(what.name).type(what.type).set('Cache-Control', 'no-store');
  const disposition = String(response.get('Content-Disposition'));
  if (what.isOpened) response.set('Content-Disposition', disposition.replace(/^attachment/, 'inline'));
  // The readers of PDF that browsers have do not open in a sandbox; they run nothing of the site's by themselves.
  response.set('Content-Security-Policy', what.isPdf ? lockedUp.replace('; sandbox', '') : lockedUp);
}

/** Waits until the browser has taken what was sent, or has gone. */
function drained(response: Response): Promise<void> {
  return new Promise(resolve => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}

const baseOf = ({ title, format }: Document): string => title.slice(0, 80).trim() || types[format].ending;

function fileNameOf(document: Document): string {
  return document.fileName === ''
    ? `${baseOf(document)}.${types[document.format].ending}`
    : document.fileName;
}
