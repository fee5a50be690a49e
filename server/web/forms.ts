import { z } from 'zod';
import { asKey, type Translate } from '../i18n.ts';
import type { LocaleKey } from '../locale-keys.ts';
import type { ShownError } from './templates.ts';

/** One mistake, as a key of the locale files with the values its sentence needs. */
export interface FieldError {
  readonly field: string;
  readonly key: LocaleKey;
  readonly values?: Record<string, string | number>;
}

/** The name for a mistake that is of no field: one has to wait, or to look again. */
export const wholeForm = '';

/** A schema of a form's fields: every message in it is a locale key. */
export type Fields<Values> = z.ZodType<Values>;

/** Far more than any field of these forms needs; a longer text is cut so that showing it again stays cheap. */
const longestField = 5000;
/** Fields for whole texts: one that is too long comes back whole too. The body of a form has a limit of its own. */
const wholeTexts: ReadonlySet<string> = new Set(['message', 'text', 'note']);

/**
 * The texts of a posted form, by field. A field sent several times counts once, the last; hidden fields of the site's
 * own (`_…`) are left out. Nothing that was typed is changed.
 */
export function typedFields(body: unknown): Record<string, string> {
  const fields: Record<string, string> = Object.create(null);
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    const text = Array.isArray(value) ? value.at(-1) : value;
    if (typeof text === 'string' && !name.startsWith('_'))
      fields[name] = wholeTexts.has(name) ? text : text.slice(0, longestField);
  }
  return fields;
}

/** Checks what was typed. Gives the values, or the first mistake of each field in the order of the schema. */
export function checkFields<Values>(
  fields: Fields<Values>,
  typed: Record<string, string>,
): { values: Values } | { errors: FieldError[] } {
  const checked = fields.safeParse({ ...typed });
  if (checked.success) return { values: checked.data };
  const errors = new Map<string, FieldError>();
  for (const issue of checked.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!errors.has(field)) errors.set(field, { field, key: asKey(issue.message) });
  }
  return { errors: [...errors.values()] };
}

/** Puts mistakes into the words of the page. */
export function showErrors(t: Translate, errors: readonly FieldError[]): ShownError[] {
  return errors.map(({ field, key, values }) => ({ field, text: t(key, values ?? {}) }));
}

/** The names of the fields that a schema of a form knows, also where it changes what it has read. */
export function fieldNames(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodPipe) return [...fieldNames(schema.in), ...fieldNames(schema.out)];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(fieldNames);
  if (schema instanceof z.ZodIntersection)
    return [...fieldNames(schema.def.left), ...fieldNames(schema.def.right)];
  return [];
}
