import { type Column, readers } from './person-columns.ts';
import type { NewPerson, ToldPerson } from './register-store.ts';

/** A line that is a person, with what is odd about it, or every fault of the line. Neither repeats what the line holds. */
export type PersonLine =
  | { readonly person: ToldPerson; readonly notices: readonly string[] }
  | { readonly faults: readonly string[] };

/**
 * Reads the values of a line, by column, as a person; a column that the file does not have tells nothing. `today` is a
 * day, YYYY-MM-DD.
 */
export function readPerson(values: ReadonlyMap<Column, string>, today: string): PersonLine {
  const faults: string[] = [];
  let told: Partial<NewPerson> = {};
  for (const [column, text] of values) {
    const read = readers[column](text, today);
    if ('fault' in read) faults.push(`${column}: ${read.fault}`);
    else told = { ...told, ...read };
  }
  const { nir, familyName, givenName, sex, birthDate } = told;
  if (nir !== undefined) faults.push(...contradictions(nir, told));
  if (faults.length > 0 || !nir || !familyName || !givenName || !sex || !birthDate) return { faults };
  const person = { ...told, nir, familyName, givenName, sex, birthDate };
  return { person, notices: isBornAsNumbered(nir, birthDate) ? [] : [oddBirthDate] };
}

function contradictions(nir: string, { sex, children }: Partial<NewPerson>): string[] {
  const numbered = '137'.includes(nir.charAt(0)) ? 'M' : 'F';
  return [
    ...(sex !== undefined && sex !== numbered ? ['sex: does not fit the first digit of the number'] : []),
    ...(children?.includes(nir) ? ['children: holds the number of the person'] : []),
  ];
}

const oddBirthDate =
  'birth_date: not the year and month that the number tells; this can be right for somebody born abroad';

/** From 20 on the month in a number is not one of the calendar: it was not known. */
function isBornAsNumbered(nir: string, birthDate: string): boolean {
  const month = nir.slice(3, 5);
  const isMonthKnown = Number(month) <= 12;
  return nir.slice(1, 3) === birthDate.slice(2, 4) && (!isMonthKnown || month === birthDate.slice(5, 7));
}
