import { asKey, hasText } from '../../i18n.ts';
import { todayIn } from '../../identity/calendar.ts';
import type { InformationData } from '../../record/information-kinds.ts';
import { addInformation, changeInformation, type Written } from '../../record/write-information.ts';
import type { Visit } from '../../web/context.ts';
import { showNumber, showPartialDate } from '../../web/dates.ts';
import { type FieldError, wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import type { Said } from '../../web/versions.ts';
import { done } from './done.ts';
import { type Field, toTyped } from './fields.ts';
import { inDraft } from './french-beside.ts';
import { informationPath, type Part } from './parts.ts';
import { formOf } from './read-fields.ts';
import type { PartState } from './state.ts';
import { labelOf, optionInWords } from './words.ts';

/** Writes something new in a part, or changes what is there. */
export function writePage(part: Part, what: 'add' | 'change'): AnyPage<PartState> {
  return formPage<PartState, InformationData>({
    view: 'my-information/form',
    title: asKey(`information:parts.${part.name}.${what}`),
    fields: ({ world }) => formOf(part, todayIn(world)),
    back: ({ state }) => informationPath(state.access.recordId, part.path),
    about: ({ state }) => versionOf(state),
    start: startOf,
    inWords: (visit, values) => part.fields.map(field => inWords(visit, field, values)),
    model: visit => ({
      of: part.name,
      picture: part.picture,
      french:
        part.kind === 'directives'
          ? inDraft(visit.language, asKey(`information:parts.${part.name}.lead`))
          : '',
      fields: part.fields.map(field => fieldModel(visit, field)),
    }),
    submit: write,
  });
}

/** What the page shows. A list grows without harm to somebody who adds to it. */
function versionOf({ part, item }: PartState): string {
  if (item === undefined) return part.isSingle ? 'none' : '';
  return `${item.id}.${item.version}`;
}

function startOf({ world, language, state }: Visit<PartState>): Record<string, string> {
  const { part, item } = state;
  if (item !== undefined && item.removedAt !== undefined) return {};
  const fresh = { when: part.kind === 'measure' ? todayIn(world) : '' };
  const values = new Map<string, unknown>(Object.entries(item?.data ?? fresh));
  const say = (value: number): string => showNumber(language, value);
  const fields = part.fields.map(field => toTyped(field, values.get(field.name), say));
  return { ...Object.assign({}, ...fields), ...unitBeside(item?.data, say) };
}

/** A number in another unit than the usual one keeps it in its field, where no other field says it. */
function unitBeside(
  data: InformationData | undefined,
  say: (value: number) => string,
): Record<string, string> {
  const isUnusual = data?.kind === 'measure' && data.unit === 'mmol/mol';
  return isUnusual ? { value: `${say(data.value)} ${data.unit}` } : {};
}

function inWords(visit: Visit<PartState>, field: Field, values: Readonly<Record<string, string>>): Said {
  const { t, language, state } = visit;
  const typed = values[field.name] ?? '';
  const said = (value: string): Said => ({ label: labelOf(t, state.part, field), value });
  if (field.type === 'date' || field.type === 'day') {
    const of = (part: string): string => (values[`${field.name}-${part}`] ?? '').trim();
    const date = [of('year'), of('month'), of('day')]
      .filter(part => part !== '')
      .map(part => part.padStart(2, '0'));
    const isDate = /^\d{4}(-\d\d){0,2}$/.test(date.join('-')) && !Number.isNaN(Date.parse(date.join('-')));
    return said(isDate ? showPartialDate(language, date.join('-')) : date.toReversed().join(' '));
  }
  if (field.type === 'tick') return said(typed === 'yes' ? t('information:yes') : '');
  const isOption = field.type === 'choice' && field.options.includes(typed);
  return said(isOption ? optionInWords(t, field.name, typed).label : typed);
}

function fieldModel({ t, state }: Visit<PartState>, field: Field) {
  const hint = `information:hints.${state.part.name}.${field.name}`;
  return {
    ...field,
    label: labelOf(t, state.part, field),
    hint: hasText(hint) ? t(hint) : '',
    choices: field.options.map(value => ({ value, ...optionInWords(t, field.name, value) })),
  };
}

async function write(visit: Visit<PartState>, data: InformationData): Promise<Outcome> {
  const { world, state } = visit;
  const { access, part, item } = state;
  const seen = item && { id: item.id, kind: part.kind, version: item.version };
  const written = seen
    ? await changeInformation(world, access, { seen, data })
    : await addInformation(world, access, { data });
  if (written === 'done') return done(visit, 'saved', informationPath(access.recordId, part.path));
  return { errors: [mistakes[written]] };
}

const mistakes: Readonly<Record<Exclude<Written, 'done'>, FieldError>> = {
  changed: { field: wholeForm, key: 'common:error.changed' },
  full: { field: wholeForm, key: 'information:errors.full' },
};
