import { z } from 'zod';
import { parseBirthDate } from '../registries/birth-date.ts';
import { parseNir } from '../registries/nir.ts';

const typed = z.string().optional();

/** The fields with which a person says who they are: the number of the card, and the birth date in three parts. */
export const personShape = {
  number: typed,
  'birth-day': typed,
  'birth-month': typed,
  'birth-year': typed,
} as const;
type TypedPerson = z.infer<z.ZodObject<typeof personShape>>;

/** Who a person says they are: `nir` of 15 characters, `birthDate` as the register writes it (`1979-03-28`). */
export interface SaidPerson {
  readonly nir: string;
  readonly birthDate: string;
}

/**
 * Reads who a person says they are; `today` decides which birth dates can be. Every mistake goes to `context`, so that
 * they all show at once; nothing when there is one.
 */
export function readPerson(
  given: TypedPerson,
  today: string,
  context: z.RefinementCtx,
): SaidPerson | undefined {
  const mistake = (field: string, key: string) =>
    context.addIssue({ code: 'custom', path: [field], message: `common:error.${key}` });
  const nir = parseNir(given.number ?? '');
  const parts = {
    day: given['birth-day'] ?? '',
    month: given['birth-month'] ?? '',
    year: given['birth-year'] ?? '',
  };
  const birth = parseBirthDate(parts, today);
  if (!nir.ok) mistake('number', `nir.${nir.error}`);
  if (!birth.ok) mistake('birth', `birth.${birth.error}`);
  return nir.ok && birth.ok ? { nir: nir.nir, birthDate: birth.date } : undefined;
}

/** The fields of a page that asks for nothing else. */
export function personFields(today: string) {
  return z.object(personShape).transform((given, context) => readPerson(given, today, context) ?? z.NEVER);
}
