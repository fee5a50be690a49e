import { readReference, readTable } from './reference-table.ts';

/** The départements with their regions: code officiel géographique of the INSEE, 2025, with the collectivities overseas. */
const departments = readTable(readReference('departments.tsv'), ['code', 'name', 'region']);

const regionByCode = new Map(departments.map(({ code, region }) => [code, region]));

/**
 * The region of a place, by the code of its département (`51`, `2A`, `974`) or, without one, by its postcode: the first two
 * digits are the département's, three of them overseas, and 20 is Corsica. An empty text where neither names one.
 */
export function regionOf({ department, postcode }: { department: string; postcode: string }): string {
  const told = regionByCode.get(department.toUpperCase().padStart(2, '0'));
  if (told !== undefined) return told;
  if (!/^\d{5}$/.test(postcode)) return '';
  const start = postcode.startsWith('20') ? '2A' : postcode.slice(0, /^9[78]/.test(postcode) ? 3 : 2);
  return regionByCode.get(start) ?? '';
}
