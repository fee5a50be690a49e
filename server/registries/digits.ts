const FOREIGN_DIGIT = /[^\P{Nd}0-9]/gu;
const ANY_DIGIT = /^\p{Nd}$/u;

/** Spaces of any kind, invisible marks (direction, joiners), dashes and dots that people put between groups. */
const SEPARATOR = /[\p{White_Space}\p{Cf}\p{Pd}.,_·•\u2212\u06d4]/gu;

const known = new Map<string, string>();

/**
 * Unicode gives each script its ten digits in a row, in order, and rows may touch each other (the mathematical
 * ones do), so the value is the distance to the start of the run, modulo ten.
 */
function readDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let start = code;
  while (ANY_DIGIT.test(String.fromCodePoint(start - 1))) start -= 1;
  return String((code - start) % 10);
}

/** Takes any text; gives it back with the digits of every script (٣, ۳, ३, ３ …) written 0–9, the rest untouched. */
export function toAsciiDigits(text: string): string {
  return text.replace(FOREIGN_DIGIT, digit => {
    const value = known.get(digit) ?? readDigit(digit);
    known.set(digit, value);
    return value;
  });
}

/** Takes a number or code as typed; gives it back without spaces, dashes, dots and invisible marks. */
export function dropSeparators(text: string): string {
  return text.replace(SEPARATOR, '');
}
