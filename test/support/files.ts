import { crc32, deflateSync } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

const join = (...parts: readonly Uint8Array[]): Bytes => Uint8Array.from(Buffer.concat(parts));

/** The bytes of a text, letter by letter. */
export const latin = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'));
export const utf8 = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'utf8'));

/** A PDF of one empty page that says besides `more`, with comments up to `size` bytes. */
export function pdf(more = '', size = 0): Bytes {
  const body = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${more} >>\nendobj\n`;
  const end = `trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`;
  const filler = Math.max(0, size - body.length - end.length - 2);
  return latin(`${body}${filler > 0 ? `%${'x'.repeat(filler)}` : ''}${size > 0 ? '\n' : ''}${end}`);
}

/** A PDF whose objects are packed together, as most programs write them today. */
export function packedPdf(objects: string): Bytes {
  const packed = deflateSync(Buffer.from(objects)).toString('latin1');
  return latin(
    `%PDF-1.7\n3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\nstartxref\n9\n%%EOF\n`,
  );
}

function segment(code: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** What a camera writes of itself: how it was held (6: a quarter turn), and in a table of its own, where. */
function exif(): Buffer {
  const facts = Buffer.alloc(120);
  facts.write('MM\0*', 0, 'latin1');
  facts.writeUInt32BE(8, 4);
  facts.writeUInt16BE(2, 8);
  facts.writeUInt16BE(0x0112, 10);
  facts.writeUInt16BE(3, 12);
  facts.writeUInt32BE(1, 14);
  facts.writeUInt16BE(6, 18);
  facts.writeUInt16BE(0x8825, 22);
  facts.writeUInt16BE(4, 24);
  facts.writeUInt32BE(1, 26);
  facts.writeUInt32BE(40, 30);
  facts.write('48.8566 N 2.3522 E', 60);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), facts]);
}

/** A photo as a telephone makes it, with where it was taken in every place that telephones use. */
export function photo(size = 2000): Bytes {
  const data = Buffer.alloc(size, 0x5a);
  // Bytes that a reader in haste takes for markers.
  for (let at = 10; at + 4 < size; at += 97) data.set([0xff, 0x00, 0xff, 0xd3], at);
  return join(
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\u0001\u0002\0\0\u0001\0\u0001\0\0', 'latin1')),
    segment(0xe1, exif()),
    segment(
      0xe1,
      Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>48.8566 N 2.3522 E</x:xmpmeta>', 'latin1'),
    ),
    segment(0xe2, Buffer.from('ICC_PROFILE\0\u0001\u0001colours', 'latin1')),
    segment(0xe2, Buffer.from('MPF\0second picture', 'latin1')),
    segment(0xed, Buffer.from('Photoshop 3.0\0chez mamie', 'latin1')),
    segment(0xfe, Buffer.from('chez mamie')),
    segment(0xc0, Buffer.from([8, 0, 16, 0, 16, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    data,
    Buffer.from([0xff, 0xd9]),
    Buffer.from('a film of 2 seconds, chez mamie'),
  );
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name), body]);
  const head = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, sum]);
}

/** A picture of one point, with what it says of where it is from. */
export function png(): Bytes {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return join(
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Comment\0chez mamie', 'latin1')),
    chunk('eXIf', Buffer.from('48.8566 N 2.3522 E')),
    chunk('tIME', Buffer.from([7, 0xea, 3, 3, 10, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  );
}
