/** Which characters a font can draw: `draws(codePoint)`. */
export type Coverage = { draws(codePoint: number): boolean };

type Range = { first: number; last: number };

const TABLE_RECORD_BYTES = 16;
const ENCODING_RECORD_BYTES = 8;
const GROUP_BYTES = 12;

function tableOffset(font: DataView, wanted: string): number {
  const count = font.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * TABLE_RECORD_BYTES;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map(byte => font.getUint8(at + byte)));
    if (tag === wanted) return font.getUint32(at + 8);
  }
  throw new Error(`The font has no ${wanted} table`);
}

/** Format 4: segments of the first 65,536 code points; a segment may have holes, so each code point is looked up. */
function segmentRanges(font: DataView, at: number): Range[] {
  const doubleCount = font.getUint16(at + 6);
  const ranges: Range[] = [];
  for (let offset = 0; offset < doubleCount; offset += 2) {
    const last = font.getUint16(at + 14 + offset);
    const first = font.getUint16(at + 16 + doubleCount + offset);
    const delta = font.getUint16(at + 16 + doubleCount * 2 + offset);
    const rangeAt = at + 16 + doubleCount * 3 + offset;
    const rangeOffset = font.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph =
        rangeOffset === 0 ? code + delta : font.getUint16(rangeAt + rangeOffset + (code - first) * 2);
      if ((glyph & 0xffff) !== 0) ranges.push({ first: code, last: code });
    }
  }
  return ranges;
}

/** Format 12: groups over all of Unicode. */
function groupRanges(font: DataView, at: number): Range[] {
  const count = font.getUint32(at + 12);
  return Array.from({ length: count }, (_, index) => {
    const group = at + 16 + index * GROUP_BYTES;
    return { first: font.getUint32(group), last: font.getUint32(group + 4) };
  });
}

/**
 * Reads the character map of a TrueType or OpenType font (its `cmap` table, formats 4 and 12: OpenType
 * specification, "cmap — Character to Glyph Index Mapping Table").
 * In: the bytes of the font file. Out: its coverage. Throws when the font has no such map.
 */
export function readCoverage(bytes: Uint8Array): Coverage {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cmap = tableOffset(font, 'cmap');
  const drawn = new Set<number>();
  for (let index = 0; index < font.getUint16(cmap + 2); index += 1) {
    const at = cmap + font.getUint32(cmap + 4 + index * ENCODING_RECORD_BYTES + 4);
    const format = font.getUint16(at);
    const ranges = format === 4 ? segmentRanges(font, at) : format === 12 ? groupRanges(font, at) : [];
    for (const { first, last } of ranges) {
      for (let code = first; code <= last; code += 1) drawn.add(code);
    }
  }
  if (drawn.size === 0) throw new Error('The font has no character map in a known format');
  return { draws: codePoint => drawn.has(codePoint) };
}
