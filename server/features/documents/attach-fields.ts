import { z } from 'zod';
import { ownTypes } from '../../record/document-types.ts';
import { parseBirthDate } from '../../registries/birth-date.ts';

const typed = z.string().optional();
const longestTitle = 200;

/** What a person says of the files that they add. */
export interface SaidOfFiles {
  readonly typeCode: string;
  /** Empty: each document is called as its file. */
  readonly title: string;
  readonly day: string;
}

/**
 * The fields of the page; `today` decides which dates can be. No document is older than a person, or of tomorrow.
 * `known`: the type, where nobody chooses it.
 */
export function attachFields(today: string, known?: string) {
  return z
    .object({ type: typed, title: typed, 'day-day': typed, 'day-month': typed, 'day-year': typed })
    .transform((given, context): SaidOfFiles => {
      const mistake = (field: string, key: string) =>
        context.addIssue({ code: 'custom', path: [field], message: `attach:error.${key}` });
      const typeCode = known ?? ownTypes.find(({ code }) => code === given.type)?.code;
      const title = (given.title ?? '').replace(/\p{Cc}/gu, ' ').trim();
      const day = parseBirthDate(
        { day: given['day-day'] ?? '', month: given['day-month'] ?? '', year: given['day-year'] ?? '' },
        today,
      );
      if (typeCode === undefined) mistake('type', 'no-type');
      if (title.length > longestTitle) mistake('title', 'title-long');
      if (!day.ok) mistake('day', `day-${day.error}`);
      return typeCode !== undefined && day.ok ? { typeCode, title, day: day.date } : z.NEVER;
    });
}

/** A day, `2026-03-03`, as the 3 fields hold it. */
export function dayFields(day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-');
  return { 'day-day': String(Number(date)), 'day-month': String(Number(month)), 'day-year': year };
}
