import { z } from 'zod';
import { parseBirthDate } from '../../registries/birth-date.ts';
import { parseNir } from '../../registries/nir.ts';

const typed = z.string().optional();

/** The fields of the page of the code; `today` decides which birth dates can be. Every mistake shows at once. */
export function codeFields(today: string) {
  return z
    .object({ number: typed, 'birth-day': typed, 'birth-month': typed, 'birth-year': typed, code: typed })
    .transform((given, context) => {
      const mistake = (field: string, key: string) =>
        context.addIssue({ code: 'custom', path: [field], message: `common:error.${key}` });
      const nir = parseNir(given.number ?? '');
      const parts = {
        day: given['birth-day'] ?? '',
        month: given['birth-month'] ?? '',
        year: given['birth-year'] ?? '',
      };
      const birth = parseBirthDate(parts, today);
      const code = given.code ?? '';
      if (!nir.ok) mistake('number', `nir.${nir.error}`);
      if (!birth.ok) mistake('birth', `birth.${birth.error}`);
      if (code.trim() === '') mistake('code', 'creation-code.empty');
      return nir.ok && birth.ok ? { nir: nir.nir, birthDate: birth.date, code } : z.NEVER;
    });
}
