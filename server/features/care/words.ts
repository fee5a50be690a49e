import type { Document } from '../../record/documents.ts';
import { type CaringState, caringPath, nameOf } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { className, typeName } from '../../web/document-words.ts';
import { specialtyName, type Words } from '../../web/profession-words.ts';

/** Who wrote a document, as the professional who reads it is told: they are « vous » themselves. */
export function authorInWords({ t, state }: Visit<CaringState>, { author }: Document) {
  const { kind, id, name, place, specialty } = author;
  const does: Words | undefined = specialty === undefined ? undefined : specialtyName(t, specialty);
  const isOwn = kind === 'professional' && id === state.viewer.id;
  const isPatient = kind === 'account';
  return { isOwn, name: isPatient ? nameOf(state.patient) : name, place, does };
}

/** A document as a list shows it. */
export function rowOf(visit: Visit<CaringState>, document: Document) {
  return {
    href: visit.href(caringPath(visit.state, `/documents/${document.id}`)),
    title: document.title,
    type: typeName(visit.t, document.typeCode),
    className: className(visit.t, document.classCode),
    day: showPartialDate(visit.language, document.day),
    author: authorInWords(visit, document),
    isNew: false,
    isHidden: document.isHidden,
  };
}

/** Whether the patient does not see a document yet. */
export function isKeptBack({ world }: Visit<unknown>, { keptBackUntil }: Document): boolean {
  return keptBackUntil !== null && keptBackUntil > world.now().toISOString();
}
