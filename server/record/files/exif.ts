const none = Buffer.alloc(0);
const orientationTag = 0x0112;
const entrySize = 12;

/**
 * How a photo is turned, from 1 (as it is) to 8, by the block of facts that a camera writes into it (TIFF 6.0, tag 274);
 * 1 when the block does not say or cannot be read.
 */
export function orientationOf(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 10 || (order !== 'II' && order !== 'MM')) return 1;
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(first);
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * entrySize;
    if (at + entrySize > tiff.length) return 1;
    if (short(at) === orientationTag) return asOrientation(short(at + 8));
  }
  return 1;
}

const asOrientation = (value: number): number => (value >= 1 && value <= 8 ? value : 1);

/** A segment of a JPEG that says how it is turned and nothing else; nothing for a photo that is not turned. */
export function orientationSegment(orientation: number): Buffer {
  if (orientation === 1) return none;
  const segment = Buffer.from(
    'ffe100224578696600004d4d002a00000008000101120003000000010000000000000000',
    'hex',
  );
  segment.writeUInt16BE(orientation, 28);
  return segment;
}
