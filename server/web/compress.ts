import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

/** Below this many bytes a page fits in one packet either way. */
const smallest = 1000;
/** Quality 5 takes about 0.1 ms for a page; 9 and above take 30 times as long to win 1 %. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Sends a page, compressed where the browser can read that, with the status already set.
 *
 * Compressing secrets beside text that an attacker chooses can give the secrets away by the size (BREACH). Here it
 * cannot: the form's token is masked anew in each answer, what was typed is repeated only in answers to POST, which
 * no other site can make, and the session's cookie does not come with another site's requests for parts of a page.
 */
export function sendHtml(request: Request, response: Response, html: string): void {
  response.set('Content-Type', 'text/html; charset=utf-8').vary('Accept-Encoding');
  const bytes = Buffer.from(html);
  const encoding = bytes.length < smallest ? false : request.acceptsEncodings('br', 'gzip', 'identity');
  if (encoding === 'br' || encoding === 'gzip') {
    const packed = encoding === 'br' ? brotliCompressSync(bytes, brotli) : gzipSync(bytes);
    response.set({ 'Content-Encoding': encoding, 'Content-Length': String(packed.length) }).end(packed);
    return;
  }
  response.set('Content-Length', String(bytes.length)).end(bytes);
}
