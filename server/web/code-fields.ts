import { z } from 'zod';

/** The fields of a page that asks for a one-time code: the code, or the button that asks for another one. */
export const codeFields = z
  .object({ code: z.string().optional(), again: z.string().optional() })
  .transform((given, context) => {
    if (given.again !== undefined) return { again: true, code: '' };
    const code = (given.code ?? '').trim();
    if (code !== '') return { again: false, code };
    context.addIssue({ code: 'custom', path: ['code'], message: 'common:error.code.empty' });
    return z.NEVER;
  });
