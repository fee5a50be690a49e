import { z } from 'zod';
import { type InformationData, informationSchema } from '../../record/information-kinds.ts';
import { parsePartialDate } from '../../record/partial-date.ts';
import { parseEmail, parsePhone } from '../../registries/contact-rules.ts';
import type { Fields } from '../../web/forms.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';
import { type Field, inputsOf } from './fields.ts';
import type { Part } from './parts.ts';
import { readNumbers } from './read-numbers.ts';

/** What was read in a field, or the locale key of its mistake. */
export type Read = { readonly value: unknown } | { readonly error: string };

type Typed = Readonly<Record<string, string>>;

/** The form of a part: what was typed becomes the words that are stored. `today` is a day (`YYYY-MM-DD`). */
export function formOf(part: Part, today: string): Fields<InformationData> {
  const typed = z.string().optional().default('');
  const names = part.fields.flatMap(inputsOf);
  return z
    .object(Object.fromEntries(names.map(name => [name, typed])))
    .transform((given: Typed, context): InformationData => {
      const values: Record<string, unknown> = { ...part.only, kind: part.kind };
      for (const [name, read] of readAll(part, given, today)) {
        if ('value' in read) values[name] = read.value;
        else context.addIssue({ code: 'custom', message: read.error, path: [name] });
      }
      return context.issues.length > 0 ? z.NEVER : informationSchema.parse(values);
    });
}

function readAll(part: Part, typed: Typed, today: string): [string, Read][] {
  const numbers = readNumbers(part, typed);
  return part.fields
    .map((field): [string, Read] => [field.name, numbers[field.name] ?? read({ part, field, typed, today })])
    .concat(Object.entries(numbers).filter(([name]) => !part.fields.some(field => field.name === name)));
}

function read({
  part,
  field,
  typed,
  today,
}: {
  part: Part;
  field: Field;
  typed: Typed;
  today: string;
}): Read {
  const { name, type } = field;
  if (type === 'date' || type === 'day') return readDate(field, typed, today);
  if (type === 'tick') return { value: typed[name] === 'yes' };
  const text = (typed[name] ?? '').replaceAll('\r\n', '\n');
  if (type === 'choice') {
    return field.options.includes(text) ? { value: text } : { error: `information:errors.choice.${name}` };
  }
  if (isBlank(text)) return field.isOptional ? { value: '' } : { error: emptyKey(part, field) };
  if (lengthOf(text) > field.most) return { error: `information:errors.long-${field.most}` };
  return readAddress(field, text);
}

/** What to write is said by the label; where that is not enough, by a sentence of the part's own. */
const emptyKey = (part: Part, { name }: Field): string => `information:errors.empty.${part.name}-${name}`;

/** A landline can be called too. What was typed stays as it is: people know their own way to write a number. */
function readAddress({ type }: Field, text: string): Read {
  if (type === 'phone') {
    const parsed = parsePhone(text);
    if (!parsed.ok && parsed.error !== 'landline') return { error: `common:error.phone.${parsed.error}` };
  }
  if (type === 'email') {
    const parsed = parseEmail(text);
    if (!parsed.ok) return { error: `common:error.email.${parsed.error}` };
  }
  return { value: text };
}

function readDate({ name, type }: Field, typed: Typed, today: string): Read {
  const of = (part: string): string => typed[`${name}-${part}`] ?? '';
  const parsed = parsePartialDate({ day: of('day'), month: of('month'), year: of('year') }, today);
  if (!parsed.ok) return { error: `information:errors.date.${parsed.error}` };
  if (type === 'day' && (parsed.date?.length ?? 0) < 10) return { error: 'information:errors.date.whole' };
  return { value: parsed.date ?? '' };
}
