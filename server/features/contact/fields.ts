import { z } from 'zod';
import { contactKinds } from '../../identity/send-contact-message.ts';
import { parseEmail, parsePhone } from '../../registries/contact-rules.ts';
import { parseNir } from '../../registries/nir.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';

/** How long a message and a name may be, in characters as people count them: a new line is one. */
const longestMessage = 4000;
const longestName = 100;

/** How the person wants to be answered. */
const replyWays = ['email', 'phone', 'none'] as const;

/** A landline can be called back, though no code could be sent to it. */
function phoneOf(typed: string): ReturnType<typeof parsePhone> {
  const parsed = parsePhone(typed);
  return !parsed.ok && parsed.error === 'landline' ? { ok: true, address: typed.trim() } : parsed;
}

const typed = z.string().optional().default('');

/** An address of one kind: what was typed becomes the address to use; the message of a mistake is a locale key. */
function address(way: 'email' | 'phone', parse: typeof parseEmail | typeof phoneOf) {
  return typed.transform((text, context) => {
    const parsed = parse(text);
    if (parsed.ok) return parsed.address;
    context.addIssue({ code: 'custom', message: `common:error.${way}.${parsed.error}` });
    return z.NEVER;
  });
}

/**
 * The form: a subject, a message, how to be answered, and a name that may stay empty. Only the address of the way that
 * was chosen is looked at, beside all the other mistakes.
 */
export function contactFields(chosen: unknown) {
  return z
    .object({
      kind: z.enum(contactKinds, 'contact:form.no-kind'),
      message: z
        .string('contact:form.no-message')
        .refine(text => !isBlank(text), 'contact:form.no-message')
        .refine(text => lengthOf(text) <= longestMessage, 'contact:form.too-long'),
      reply: z.enum(replyWays, 'contact:form.no-reply'),
      email: chosen === 'email' ? address('email', parseEmail) : typed,
      phone: chosen === 'phone' ? address('phone', phoneOf) : typed,
      name: typed.refine(text => lengthOf(text) <= longestName, 'contact:form.long-name'),
    })
    .transform(({ reply: by, email, phone, ...given }) => ({
      ...given,
      reply: { by, address: { email, phone, none: '' }[by] },
    }));
}

/** 15 characters of a social-security number in a text, with what people put between the groups. */
const likeNir = /(?<!\d)[1-478](?:[\s.\u2010-\u2015-]{0,3}[\dABab]){14}(?!\d)/gu;

/** Whether a text has a social-security number in it whose key is right. */
export function hasNir(text: string): boolean {
  return [...text.matchAll(likeNir)].some(([found]) => parseNir(found).ok);
}
