/** From so many codes on, a new sheet should be made: before the last one is used on a journey. */
const few = 3;

/** Whether a sheet of codes is nearly used up. */
export function fewCodes(sheet: { readonly left: number } | undefined): boolean {
  return sheet !== undefined && sheet.left <= few;
}
