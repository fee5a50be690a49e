import { z } from 'zod';
import { personShape, readPerson } from '../../web/person-fields.ts';

/** The fields of the page of the code; `today` decides which birth dates can be. Every mistake shows at once. */
export function codeFields(today: string) {
  return z.object({ ...personShape, code: z.string().optional() }).transform((given, context) => {
    const person = readPerson(given, today, context);
    const code = given.code ?? '';
    if (code.trim() === '')
      context.addIssue({ code: 'custom', path: ['code'], message: 'common:error.creation-code.empty' });
    return person === undefined ? z.NEVER : { ...person, code };
  });
}
