import { parseNir } from '../registries/nir.ts';
import { nirFaults, readDay, tidy } from '../registries/person-columns.ts';
import { careKinds, type NewCareLine } from './care-history.ts';

/** The columns that a file of care must have, and those it may have besides. */
export const requiredCareColumns = ['number', 'date', 'kind', 'what'] as const;
export const careColumns = [...requiredCareColumns, 'carer', 'place', 'until', 'secret'] as const;
export type CareColumn = (typeof careColumns)[number];

/** A line that is care of the person with a number, or every fault of the line. None repeats what the line holds. */
export type ReadCareLine =
  | { readonly nir: string; readonly care: NewCareLine }
  | { readonly faults: readonly string[] };

type Told = Partial<NewCareLine> & { readonly nir?: string };
type Read = Told | { readonly fault: string };

const longestText = 200;

/** Reads each column, or says what is wrong with it. `today` is a day, YYYY-MM-DD. */
const readers: Readonly<Record<CareColumn, (text: string, today: string) => Read>> = {
  number: text => {
    const read = parseNir(text);
    return read.ok ? { nir: read.nir } : { fault: nirFaults[read.error] };
  },
  date: readDay,
  kind: text => {
    const kind = careKinds.find(one => one === text.toLowerCase());
    return kind === undefined ? { fault: `is one of ${careKinds.join(', ')}` } : { kind };
  },
  what: text =>
    /[\p{L}\p{N}]/u.test(text)
      ? readText(text, what => ({ what }))
      : { fault: 'holds no letter and no digit' },
  carer: text => readText(text, carer => ({ carer })),
  place: text => readText(text, place => ({ place })),
  until: (text, today) => {
    if (text === '') return {};
    const read = readDay(text, today);
    return 'fault' in read ? read : { until: read.day };
  },
  secret: text =>
    text === '' || text === 'yes' ? { isSecret: text === 'yes' } : { fault: 'is yes or empty' },
};

function readText(text: string, named: (text: string) => Told): Read {
  const tidied = tidy(text);
  return tidied.length > longestText ? { fault: `is longer than ${longestText} characters` } : named(tidied);
}

/** Reads the values of a line, by column. `today` is a day, YYYY-MM-DD. */
export function readCare(values: ReadonlyMap<CareColumn, string>, today: string): ReadCareLine {
  const faults: string[] = [];
  let told: Told = {};
  for (const [column, text] of values) {
    const read = readers[column](text, today);
    if ('fault' in read) faults.push(`${column}: ${read.fault}`);
    else told = { ...told, ...read };
  }
  const { nir, day, kind, what, carer = '', place = '', until, isSecret } = told;
  if (until !== undefined && kind !== undefined && kind !== 'stay') faults.push('until: is for a stay only');
  if (until !== undefined && day !== undefined && until < day) faults.push('until: is before the date');
  if (faults.length > 0 || !nir || !day || !kind || !what) return { faults };
  const end = until === day ? undefined : until;
  return { nir, care: { day, kind, what, carer, place, until: end, isSecret } };
}
