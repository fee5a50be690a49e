import { request } from 'node:http';
import type { Reader } from './reader.ts';

const boundary = 'limite';

/** One part of a form, without its end where the bytes are a file's. */
function part(name: string, value: string, fileName?: string): string {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`;
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}`;
}

/** A form with its fields and the beginning of a file, whose bytes follow. */
export function formStart(fields: Readonly<Record<string, string>>, fileName: string, start: string): string {
  const plain = Object.entries(fields).map(([name, value]) => `${part(name, value)}\r\n`);
  return `${plain.join('')}${part('files', start, fileName)}`;
}

const formEnd = `\r\n--${boundary}--\r\n`;

/** How a form is sent: what of it, and what is told of its length. */
export interface Sending {
  readonly pieces: readonly string[];
  /** What the browser says that the whole is long; nothing: it comes in chunks. */
  readonly length?: number;
  readonly ends: 'whole' | 'early' | 'never';
}

/**
 * Sends a form with files by hand, as a line that breaks would: « early » ends the request without the form's end, « never »
 * closes the line in the middle. Gives the status of the answer, or nothing when there is none.
 */
export function sendByHand(
  reader: Reader,
  url: URL,
  { pieces, length, ends }: Sending,
): Promise<number | undefined> {
  const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = {
    Cookie: cookie,
    Origin: url.origin,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
    ...(length === undefined ? {} : { 'Content-Length': length }),
  };
  return new Promise(resolve => {
    const sent = request(url, { method: 'POST', headers }, response => {
      response.resume();
      response.on('error', () => resolve(undefined));
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', () => resolve(undefined));
    for (const piece of pieces) sent.write(Buffer.from(piece, 'latin1'));
    if (ends === 'never') setTimeout(() => sent.destroy(), 300);
    else sent.end(ends === 'whole' ? formEnd : '');
  });
}
