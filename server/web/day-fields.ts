import { z } from 'zod';
import { parseBirthDate } from '../registries/birth-date.ts';

const typed = z.string().optional();

/** The three fields of the day that a document is of. */
export const dayShape = { 'day-day': typed, 'day-month': typed, 'day-year': typed } as const;

/**
 * Reads the day of a document: none is older than a person, or of tomorrow. `today` is a day, YYYY-MM-DD. The mistake goes
 * to `context`; nothing when there is one.
 */
export function readDocumentDay(
  given: z.infer<z.ZodObject<typeof dayShape>>,
  today: string,
  context: z.RefinementCtx,
): string | undefined {
  const parts = {
    ...{ day: given['day-day'] ?? '', month: given['day-month'] ?? '', year: given['day-year'] ?? '' },
  };
  const day = parseBirthDate(parts, today);
  if (day.ok) return day.date;
  context.addIssue({ code: 'custom', path: ['day'], message: `attach:error.day-${day.error}` });
  return undefined;
}

/** A day, `2026-03-03`, as the 3 fields hold it. */
export function dayFields(day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-');
  return { 'day-day': String(Number(date)), 'day-month': String(Number(month)), 'day-year': year };
}
