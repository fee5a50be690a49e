import { asKey, hasText } from '../../i18n.ts';
import type { Author, Item } from '../../record/information.ts';
import type { InformationData } from '../../record/information-kinds.ts';
import type { Visit } from '../../web/context.ts';
import { showDate, showPartialDate } from '../../web/dates.ts';
import { measureInWords, unitKey } from '../../web/measure-words.ts';
import type { Said } from '../../web/versions.ts';
import type { Field } from './fields.ts';
import type { Part } from './parts.ts';

type Where = Pick<Visit<unknown>, 't' | 'language' | 'world'>;

/** One answer of a choice, and what helps to recognize it. */
export function optionInWords(t: Where['t'], field: string, value: string): { label: string; hint: string } {
  if (field === 'group') {
    const key = value.endsWith('+') ? 'plus' : 'minus';
    // A sign at the end of a word would jump to its front in a right-to-left line.
    return { label: t(`information:group.${key}`, { letters: value.slice(0, -1) }), hint: `${value}\u200e` };
  }
  if (field === 'unit') {
    return { label: t(asKey(`information:units.${unitKey(value)}`)), hint: `${value}\u200e` };
  }
  const hint = `wishes:wish.${value}-hint`;
  return { label: t(asKey(`wishes:wish.${value}`)), hint: hasText(hint) ? t(hint) : '' };
}

/** The label of a field on the pages of a part. */
export function labelOf(t: Where['t'], part: Part, field: Field): string {
  const own = `information:fields.${part.name}.${field.name}`;
  return t(hasText(own) ? own : asKey(`information:fields.all.${field.name}`));
}

/** What a field says, in words; an empty text where nothing was said. */
function sayField(where: Where, { name, type }: Field, data: InformationData): string {
  const value: unknown = Object(data)[name];
  if (name === 'value' && data.kind === 'measure') return measureInWords(where, data);
  if (value === undefined || value === '' || value === false) return '';
  if (type === 'tick') return where.t('information:yes');
  if (type === 'date' || type === 'day') return showPartialDate(where.language, String(value));
  return type === 'choice' ? optionInWords(where.t, name, String(value)).label : String(value);
}

/** What an item is called: the first of its fields. */
export function titleOf(where: Where, part: Part, item: Pick<Item, 'data'>): string {
  const [first] = part.fields;
  return first === undefined ? '' : sayField(where, first, item.data);
}

/** What an item says beyond its title: labels and answers, those that are empty left out. */
export function detailsOf(where: Where, part: Part, { data }: Item): Said[] {
  return part.fields
    .slice(1)
    .filter(({ name }) => name !== 'second' && name !== 'unit')
    .map(field => ({
      label: labelOf(where.t, part, field),
      value: sayField(where, field, data),
      ltr: field.type === 'phone' || field.type === 'email',
    }))
    .filter(({ value }) => value !== '');
}

/** Who wrote an item and when, and who changed it. */
export function writtenBy(where: Where, item: Item, reader: string): string[] {
  const { t } = where;
  const date = (at: Date): string => showDate(where, at);
  const written = t(`information:by.${whoIs(item.author, reader)}`, { date: date(item.createdAt) });
  if (item.changed === undefined) return [written];
  const { by, at } = item.changed;
  return [written, t(`information:by.changed-${whoIs(by, reader)}`, { date: date(at) })];
}

function whoIs(author: Author, reader: string): 'you' | 'other' | 'professional' {
  if (author.kind === 'professional') return 'professional';
  return author.id === reader ? 'you' : 'other';
}
