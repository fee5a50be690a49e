// PDFs written by hand, object by object, for what no printer makes.
import { deflateSync } from 'node:zlib';

/** In: the objects 1, 2, … (the first is the catalogue), more of the trailer. Out: a PDF with a right table of objects. */
export function pdfOf(objects: (string | Buffer)[], trailer = ''): Uint8Array {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let at = 9;
  for (const [index, object] of objects.entries()) {
    places.push(at);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    at += part.length;
  }
  const table = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** A stream object; packed when asked. */
export function stream(content: string | Buffer, head = '', packed = false): Buffer {
  const bytes = packed ? deflateSync(content, { level: 9 }) : Buffer.from(content);
  const filter = packed ? '/Filter /FlateDecode' : '';
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${filter} ${head} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
const page = (content: number, more = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> ${more} >> >>`;

/** The drawing of lines from the top of a page, 12 units high. */
export const drawn = (lines: string[]) =>
  `BT /F1 12 Tf 72 760 Td 16 TL ${lines.map(line => `(${line}) Tj T*`).join(' ')} ET`;

/** A PDF of pages, each with its own content stream. */
export function pagesOf(contents: Buffer[], catalogue = '', resources = ''): Uint8Array {
  const kids = contents.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    FONT,
    ...contents.flatMap((content, index) => [page(5 + index * 2, resources), content]),
  ]);
}

/** A PDF that asks for a password: what its owner wrote there matches no empty one (ISO 32000-1, 7.6.3). */
export function encryptedPdf(): Uint8Array {
  const secret = `<${'a7'.repeat(32)}>`;
  const encrypt = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${secret} /U ${secret} >>`;
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
      FONT,
      page(5),
      stream(drawn(['Personne ne lit cela.'])),
    ],
    `/Encrypt ${encrypt} /ID [${secret} ${secret}]`,
  );
}
