import type { Request, RequestHandler, Response } from 'express';
import { openForCarer } from '../../record/care-reading.ts';
import { readContent, wholeContent } from '../../record/contents.ts';
import type { Document } from '../../record/documents.ts';
import { mimeTypes } from '../../record/fhir/mhd/document-resource.ts';
import { fromFhirId, toFhirId } from '../../record/fhir/mhd/ids.ts';
import { versionPlace } from '../../record/sent-documents.ts';
import type { Web } from '../../web/context.ts';
import { callerIn } from './caller.ts';
import { notThere } from './outcome.ts';
import { answer } from './respond.ts';

/** Retrieve Document (ITI-68): the bytes themselves, or the Binary that holds them where JSON is asked for. */
export function retrieveBinary(web: Web): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const id = fromFhirId(request.params.id);
    const place = await versionPlace(web.world, id);
    if (place === undefined) throw notThere();
    const who = { ...callerIn(response), recordId: place.recordId };
    const what = { id: place.documentId, verb: 'document.downloaded' } as const;
    const found = await openForCarer(web.world, who, what);
    // It may have been replaced just now.
    if (found === undefined || found.document.content.id !== id) throw notThere();
    const { document } = found;
    if (!asksForResource(request as Request)) return sendBytes(web, response, document);
    const data = await wholeContent(web.world, document.content);
    const contentType = mimeTypes[document.format];
    answer(response, {
      resourceType: 'Binary',
      id: toFhirId(id),
      contentType,
      data: data.toString('base64'),
    });
  };
}

function asksForResource(request: Request): boolean {
  return /json/.test(String(request.query._format ?? request.get('Accept') ?? ''));
}

/** Nothing of it runs where it would be opened. */
async function sendBytes(web: Web, response: Response, document: Document): Promise<void> {
  response.set({
    'Content-Type': mimeTypes[document.format],
    'Content-Length': String(document.content.bytes),
    'Content-Disposition': 'attachment',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  for await (const part of readContent(web.world, document.content)) {
    if (response.destroyed) return;
    if (!response.write(part)) await drained(response);
  }
  response.end();
}

/** Until more may be written, or nobody listens any more. */
function drained(response: Response): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}
