import { z } from 'zod';
import { todayIn } from '../../identity/calendar.ts';
import { wholeContent } from '../../record/contents.ts';
import { writtenType } from '../../record/document-types.ts';
import { type Document, isOwn } from '../../record/documents.ts';
import { addDocument, changeDocument, storeText } from '../../record/write-documents.ts';
import { parseBirthDate } from '../../registries/birth-date.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';
import type { Said } from '../../web/versions.ts';
import { documentsPath } from './paths.ts';
import type { DocumentState } from './state.ts';

/** How long a title and a text may be, in characters as people count them. */
const longestTitle = 100;
const longestText = 10_000;

interface Given {
  readonly title: string;
  readonly text: string;
  readonly day: string;
}

const typed = z.string().optional().default('');

function writtenFields(today: string) {
  return z
    .object({
      title: typed
        .refine(text => !isBlank(text), 'documents:write.no-title')
        .refine(text => lengthOf(text) <= longestTitle, 'documents:write.long-title'),
      text: typed
        .refine(text => !isBlank(text), 'documents:write.no-text')
        .refine(text => lengthOf(text) <= longestText, 'documents:write.long-text'),
      'day-day': typed,
      'day-month': typed,
      'day-year': typed,
    })
    .transform((given, context) => {
      const parts = { day: given['day-day'], month: given['day-month'], year: given['day-year'] };
      const read = parseBirthDate(parts, today);
      if (read.ok) return { title: given.title.trim(), text: given.text, day: read.date };
      context.addIssue({ code: 'custom', path: ['day'], message: `documents:day.${read.error}` });
      return z.NEVER;
    });
}

const dayFields = (day: string): Record<string, string> => ({
  'day-year': day.slice(0, 4),
  'day-month': String(Number(day.slice(5, 7))),
  'day-day': String(Number(day.slice(8, 10))),
});

/** Stores what was written as contents, and says the rest of the new document or version. */
async function toStore({ world }: Visit<unknown>, recordId: string, { title, text, day }: Given) {
  const content = await storeText(world, recordId, text.replaceAll('\r\n', '\n'));
  return { typeCode: writtenType, day, title, format: 'text', content } as const;
}

/** « Rédiger un document ». */
export const writePage: AnyPage<RecordState> = formPage<RecordState, Given>({
  view: 'documents/write',
  title: 'documents:write.title',
  fields: ({ world }) => writtenFields(todayIn(world)),
  back: ({ state }) => documentsPath(state.access.recordId, '/ajouter'),
  start: ({ world }) => dayFields(todayIn(world)),
  model: () => ({ isNew: true }),
  submit: async (visit, given) => {
    const { world, state } = visit;
    const { recordId } = state.access;
    const id = await addDocument(world, state.access, await toStore(visit, recordId, given));
    visit.request.session.documentAdded = { id, at: world.now().toISOString() };
    return { go: documentsPath(recordId, `/${id}`) };
  },
});

/** Whether a document is one that its author wrote here and may write again. */
export function canRewrite(state: DocumentState): boolean {
  const { access, document } = state;
  return isOwn(access, document) && document.format === 'text' && document.typeCode === writtenType;
}

/** « Modifier » of a document that was written here: a new version, and the one before is kept. */
export const rewritePage: AnyPage<DocumentState> = formPage<DocumentState, Given>({
  view: 'documents/write',
  title: 'documents:write.change-title',
  fields: ({ world }) => writtenFields(todayIn(world)),
  back: ({ state }) => pathOf(state),
  about: ({ state }) => `${state.document.id}.${state.document.version}`,
  start: async ({ world, state }) => {
    const { title, day, content } = state.document;
    const text = (await wholeContent(world, content)).toString('utf8');
    return { title, text, ...dayFields(day) };
  },
  inWords: (visit, values) => said(visit, values),
  model: () => ({ isNew: false }),
  submit: async (visit, given) => {
    const { world, state } = visit;
    const { access, document } = state;
    const what = await toStore(visit, access.recordId, given);
    const isDone = await changeDocument(world, access, { document, what });
    if (!isDone) return { errors: [{ field: '', key: 'common:error.changed' }] };
    visit.request.session.documentAdded = { id: document.id, at: world.now().toISOString() };
    return { go: pathOf(state) };
  },
});

const pathOf = ({ access, document }: { access: { recordId: string }; document: Document }): string =>
  documentsPath(access.recordId, `/${document.id}`);

function said({ t, language }: Visit<DocumentState>, values: Readonly<Record<string, string>>): Said[] {
  const day = ['day-year', 'day-month', 'day-day']
    .map(name => (values[name] ?? '').padStart(2, '0'))
    .join('-');
  return [
    { label: t('documents:write.name'), value: values.title ?? '' },
    { label: t('documents:write.text'), value: values.text ?? '' },
    {
      label: t('documents:write.day'),
      value: /^\d{4}-\d\d-\d\d$/.test(day) ? showPartialDate(language, day) : day,
    },
  ];
}
