import { z } from 'zod';
import { parseEmail, parsePhone } from '../registries/contact-rules.ts';

const typed = z.string().optional();

/** The address of a contact; nothing when the person pressed « Je n'en ai pas ». */
export interface TypedContact {
  readonly address: string | undefined;
}

/** The field of a mobile phone number. */
export const phoneFields = z
  .object({ phone: typed, none: typed })
  .transform((given, context): TypedContact => {
    if (given.none !== undefined) return { address: undefined };
    const parsed = parsePhone(given.phone ?? '');
    if (parsed.ok) return { address: parsed.address };
    context.addIssue({ code: 'custom', path: ['phone'], message: `common:error.phone.${parsed.error}` });
    return z.NEVER;
  });

/** The field of an e-mail address. */
export const emailFields = z
  .object({ email: typed, none: typed })
  .transform((given, context): TypedContact => {
    if (given.none !== undefined) return { address: undefined };
    const parsed = parseEmail(given.email ?? '');
    if (parsed.ok) return { address: parsed.address };
    context.addIssue({ code: 'custom', path: ['email'], message: `common:error.email.${parsed.error}` });
    return z.NEVER;
  });
