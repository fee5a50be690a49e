import { afterEach } from 'vitest';
import { createPdfReader, type PdfReader, type PdfReaderOptions } from '../../../server/record/pdf/reader.ts';
import { drawn, pagesOf, stream } from './make-pdf.ts';

const open: PdfReader[] = [];
/** A reader that is closed after the test. */
export function reader(options?: PdfReaderOptions): PdfReader {
  const made = createPdfReader(options);
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(one => one.close()));
});

/** A PDF of one page and one line. */
export const plain = (text = 'Le patient va bien. Il revient dans 3 mois.') =>
  pagesOf([stream(drawn([text]))]);
/** All that was read, as one text. */
export const words = (reading: unknown) => JSON.stringify(reading);
