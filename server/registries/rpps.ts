/** Luhn: from the right, every second digit counts double (minus 9 above 9); the sum is a multiple of ten. */
function luhnSum(digits: string): number {
  const values = [...digits].reverse().map(Number);
  return values.reduce((sum, value, index) => {
    const counted = index % 2 === 1 ? value * 2 : value;
    return sum + (counted > 9 ? counted - 9 : counted);
  }, 0);
}

/**
 * Takes a text; tells whether it is a well-formed number of the professionals' directory (RPPS): 11 digits, the last
 * one a Luhn check. It says nothing about whether somebody holds it.
 */
export function isRpps(text: string): boolean {
  return /^\d{11}$/.test(text) && luhnSum(text) % 10 === 0;
}

/**
 * Takes a national identifier of a professional as Pro Santé Connect gives it (PS_IdNat: a type digit, 8 for RPPS,
 * then the number); gives the RPPS number, or null for another type or a wrong check digit.
 */
export function rppsOfNationalId(nationalId: string): string | null {
  const rpps = nationalId.slice(1);
  return nationalId.startsWith('8') && isRpps(rpps) ? rpps : null;
}

/** Takes an RPPS number; gives the national identifier (PS_IdNat) that Pro Santé Connect sends for it. */
export function nationalIdOf(rpps: string): string {
  return `8${rpps}`;
}
