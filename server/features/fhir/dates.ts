import { FhirProblem } from './outcome.ts';

/** From when to when, as days (YYYY-MM-DD), both of them in it; open where nothing is said. */
export interface Range {
  readonly since?: string;
  readonly until?: string;
}

const day = 86_400_000;
const shown = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Reads dates of a search (FHIR R4, 3.1.1.4.6) as days: `2026`, `ge2026-01`, `lt2026-03-03`; several hold all at once.
 * @throws FhirProblem for another form
 */
export function readRange(name: string, values: readonly string[]): Range {
  return values.reduce<Range>((range, value) => {
    const { since = '', until = '9999' } = range;
    const next = readDate(name, value);
    const [, from = ''] = [since, next.since ?? ''].sort();
    const [to = '9999'] = [until, next.until ?? '9999'].sort();
    return { ...(from !== '' && { since: from }), ...(to !== '9999' && { until: to }) };
  }, {});
}

function readDate(name: string, value: string): Range {
  const found = /^(eq|ge|le|gt|lt)?(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\S{1,40})?)?)?$/.exec(value);
  const [, prefix = 'eq', year = '', month, date] = found ?? [];
  const first = Date.parse(`${year}-${month ?? '01'}-${date ?? '01'}`);
  if (found === null || Number.isNaN(first))
    throw new FhirProblem(400, {
      code: 'value',
      text: `${name}: eq, ge, le, gt or lt, and a date.`,
      at: name,
    });
  const last = lastDay(first, { month, date });
  switch (prefix) {
    case 'ge':
      return { since: shown(first) };
    case 'le':
      return { until: shown(last) };
    case 'gt':
      return { since: shown(last + day) };
    case 'lt':
      return { until: shown(first - day) };
    default:
      return { since: shown(first), until: shown(last) };
  }
}

/** The last day of the year, the month or the day that begins then. */
function lastDay(first: number, said: { month: string | undefined; date: string | undefined }): number {
  const begin = new Date(first);
  if (said.date !== undefined) return first;
  if (said.month !== undefined) return Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 1, 0);
  return Date.UTC(begin.getUTCFullYear(), 12, 0);
}
