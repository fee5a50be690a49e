import qrcode from 'qrcode-generator';

/** A QR code as one path of squares: `d` for a picture of `size` by `size` units, its quiet zone included. */
export interface QrCode {
  readonly size: number;
  readonly d: string;
}

/** The quiet zone that readers need around the code, in modules (ISO/IEC 18004, 6.3.8). */
const margin = 4;

/** Takes a text; gives its QR code, with as much redundancy as survives a scratched screen (level M). */
export function qrCode(text: string): QrCode {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const rows = Array.from({ length: count }, (_, row) => darkRuns(code, row));
  return { size: count + 2 * margin, d: rows.join('') };
}

/** The dark modules of a row, those side by side as one rectangle. */
function darkRuns(
  code: { getModuleCount(): number; isDark(row: number, column: number): boolean },
  row: number,
) {
  let d = '';
  for (let column = 0; column < code.getModuleCount(); column += 1) {
    const start = column;
    while (column < code.getModuleCount() && code.isDark(row, column)) column += 1;
    if (column > start) d += `M${start + margin} ${row + margin}h${column - start}v1h-${column - start}z`;
  }
  return d;
}
