import { z } from 'zod';
import { isBlank, lengthOf } from '../../web/typed-text.ts';

/** How short and how long a reason may be, in characters as people count them. */
const [shortest, longest] = [10, 500];

/** The reason that a professional gives for what the patient will read in the history. */
export const reasonFields = z.object({
  reason: z
    .string()
    .optional()
    .default('')
    .transform(text => text.replaceAll('\r\n', '\n').trim())
    .superRefine((text, context) => {
      const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
      if (isBlank(text)) refuse('carer:emergency.no-reason');
      else if (lengthOf(text) < shortest) refuse('carer:emergency.short-reason');
      else if (lengthOf(text) > longest) refuse('carer:emergency.long-reason');
    }),
});
export type Reason = z.infer<typeof reasonFields>;
